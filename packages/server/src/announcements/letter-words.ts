import type { AnnouncementLetter, AnnouncementTexts } from "@candor/contract/announcement.ts";
import type { ProvenChange } from "../improvements/proven-change.ts";
import { spokenInConversation } from "../messages/conversation-messages.ts";
import { groupOf } from "../responses/answer.ts";
import { resultWords } from "./result-words.ts";
import type { Raised } from "./who-raised-it.ts";

/** Where customers' words, name and day are put in. */
const PLACE = /\{([a-z]+)(?:\|([^{}|]*))?\}/g;
const PLACES = ["name", "words", "date", "result", "organisation"] as const;
/** A longer comment is quoted in part. */
const LONGEST_QUOTE = 600;

const QUOTES: Record<string, readonly [string, string]> = {
  ru: ["«", "»"],
  sv: ["”", "”"],
};

/** A place that nobody fills in; null when there is none. */
export function unknownPlace(text: string): string | null {
  for (const [, name = ""] of text.matchAll(PLACE)) {
    if (!PLACES.includes(name as "name")) return name;
  }
  return null;
}

/** Who a letter is for, and what it answers. */
export interface ForWhom {
  personId: string;
  name: string | null;
  language: string | null;
  raised: Pick<Raised, "at" | "score" | "words" | "language">;
  workspace: { name: string; language: string; timeZone: string };
  /** What was measured and may be claimed. */
  proven: ProvenChange | null;
}

/** Which of the texts somebody reads: their language, that of their answer, the workspace's, or the first there is. */
export function languageFor(texts: AnnouncementTexts, wished: readonly (string | null)[]): string {
  const there = Object.keys(texts).sort();
  for (const tag of wished) {
    const language = tag?.split(/[-_]/)[0]?.toLowerCase();
    if (language && there.includes(language)) return language;
  }
  return there[0] ?? "en";
}

/** The letter that one person gets: their language, the words for their group, their own words quoted to them alone. */
export function letterFor(texts: AnnouncementTexts, whom: ForWhom): AnnouncementLetter {
  const { raised, workspace } = whom;
  const language = languageFor(texts, [whom.language, raised.language, workspace.language]);
  const group = raised.score === null ? null : groupOf(raised.score);
  const text = texts[language];
  const body = (group && text?.groups?.[group]?.body) || text?.body || "";
  const missing = new Set<string>();
  const fill = (words: string) => filled(words, valuesOf(whom, language), missing);
  const subject = fill(text?.subject ?? "").replace(/\s+/g, " ");
  const paragraphs = body
    .split(/\n{2,}/)
    .filter((paragraph) => raised.words !== null || !/\{words\|\}/.test(paragraph))
    .map(fill);
  return {
    personId: whom.personId,
    language,
    group,
    subject,
    text: paragraphs.join("\n\n"),
    missing: [...missing],
  };
}

function valuesOf({ name, raised, workspace, proven }: ForWhom, language: string) {
  const [open, close] = QUOTES[language] ?? ["“", "”"];
  const words = raised.words?.replace(/\s+/g, " ").trim() ?? "";
  const quoted = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1)}…` : words;
  const day = new Intl.DateTimeFormat(spokenInConversation([language]), {
    dateStyle: "long",
    timeZone: workspace.timeZone,
  });
  return {
    name,
    words: quoted === "" ? null : `${open}${quoted}${close}`,
    date: day.format(raised.at),
    result: proven && resultWords(proven, language),
    organisation: workspace.name,
  };
}

/** With nothing to say and nothing instead, the place stays and is named as missing. */
function filled(text: string, values: Record<string, string | null>, missing: Set<string>): string {
  return text
    .replace(PLACE, (whole, name: string, instead: string | undefined) => {
      const value = values[name];
      if (value) return value;
      if (instead !== undefined) return instead === "" ? NOTHING : instead;
      missing.add(name);
      return whole;
    })
    .replaceAll(BEFORE_NOTHING, "");
}

const NOTHING = "\0";
/** "Hello {name|}," is "Hello," for whoever has no name. */
const BEFORE_NOTHING = / ?\0/g;
