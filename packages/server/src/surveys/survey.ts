import {
  type AnswerBurst,
  FrozenAttributes,
  type Survey,
  type SurveyTexts,
} from "@candor/contract/survey.ts";
import type { Selectable } from "kysely";
import type { SurveyTable } from "../storage/tables.ts";
import type { WalkProgress } from "../tallies/tally-walk.ts";
import { brandOf } from "./brand.ts";
import { readyMadeTexts, withSubject } from "./ready-made-texts.ts";

export type SurveyRow = Selectable<SurveyTable>;

/** Blue that keeps its contrast on white and on dark. */
export const DEFAULT_BRAND = { color: "#1d5fa8", logoUrl: null, privacyUrl: null };

/** The texts of one language as a respondent reads them: own wording over the ready-made one. */
export function textsOf(survey: SurveyRow, language: string): SurveyTexts {
  const own = survey.own_texts[language] as SurveyTexts | undefined;
  return withSubject(own ?? readyMadeTexts(language, kindOf(survey)), survey.subject);
}

/** The same with `{subject}` still in it, for whoever edits them. */
export function editableTextsOf(survey: SurveyRow, language: string): SurveyTexts {
  const own = survey.own_texts[language] as SurveyTexts | undefined;
  return own ?? readyMadeTexts(language, kindOf(survey));
}

function kindOf({ kind }: Pick<SurveyRow, "kind">): Survey["kind"] {
  return kind as Survey["kind"];
}

/**
 * The language to speak to somebody: the first of their wishes that the survey has, by its exact
 * tag or its main language, else the survey's own.
 */
export function languageFor(survey: SurveyRow, wishes: readonly (string | null | undefined)[]) {
  for (const wish of wishes) {
    if (!wish) continue;
    const found =
      survey.languages.find((tag) => tag.toLowerCase() === wish.toLowerCase()) ??
      survey.languages.find((tag) => mainLanguage(tag) === mainLanguage(wish));
    if (found) return found;
  }
  return survey.default_language;
}

function mainLanguage(tag: string): string {
  return (tag.split("-")[0] ?? tag).toLowerCase();
}

/** Which attributes of a person an answer keeps, besides the dimensions. */
export function frozenAttributesOf(survey: Pick<SurveyRow, "settings">): FrozenAttributes {
  const stored = FrozenAttributes.safeParse(survey.settings.frozenAttributes);
  return stored.success ? stored.data : [];
}

/** The survey as the API shows it. */
export function toSurvey(
  survey: SurveyRow,
  {
    answers,
    counting,
    burst,
    publicUrl,
  }: {
    answers: number;
    counting: WalkProgress | null;
    burst: AnswerBurst | null;
    publicUrl: string;
  },
): Survey {
  return {
    id: survey.id,
    name: survey.name,
    kind: kindOf(survey),
    status: survey.status as Survey["status"],
    subject: survey.subject,
    languages: survey.languages,
    defaultLanguage: survey.default_language,
    texts: Object.fromEntries(
      survey.languages.map((language) => [language, editableTextsOf(survey, language)]),
    ),
    brand: brandOf(survey, publicUrl),
    dimensions: survey.dimensions,
    frozenAttributes: frozenAttributesOf(survey),
    anonymous: survey.anonymous,
    isDefault: survey.is_default,
    slug: survey.slug,
    link: `${publicUrl}/s/${survey.slug}`,
    answers,
    counting: counting && {
      ...counting,
      dimensions: counting.dimensions.filter((name) => survey.dimensions.includes(name)),
    },
    burst,
    createdAt: survey.created_at.toISOString(),
    updatedAt: survey.updated_at.toISOString(),
  };
}
