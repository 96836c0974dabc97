import { type Concepts, type ConceptWords, conceptsOf } from "./concepts.ts";
import { type Polarities, type PolarityWords, polaritiesOf } from "./polarity.ts";

/** The words files as they are read: a header, and words by language. */
export interface WordFiles {
  readonly concepts: Readonly<Record<string, ConceptWords>>;
  readonly polarity: Readonly<Record<string, PolarityWords>>;
}

/** Words of languages, prepared when first asked for. */
export class Words {
  private readonly files: WordFiles;
  private readonly concepts = new Map<string, Concepts>();
  private readonly polarities = new Map<string, Polarities>();

  constructor(files: WordFiles) {
    this.files = files;
  }

  conceptsIn(language: string): Concepts {
    let found = this.concepts.get(language);
    if (found === undefined) {
      const words = this.files.concepts[language];
      found = conceptsOf(words === undefined ? [] : [words]);
      this.concepts.set(language, found);
    }
    return found;
  }

  polaritiesIn(language: string): Polarities {
    let found = this.polarities.get(language);
    if (found === undefined) {
      found = polaritiesOf(this.files.polarity[language] ?? {});
      this.polarities.set(language, found);
    }
    return found;
  }
}
