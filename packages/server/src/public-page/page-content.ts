import type { PageBlock, PageBlocks } from "@candor/contract/public-page.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import type { Brand } from "@candor/contract/survey.ts";
import { type PublicForm, publicForms } from "../channels/form/public-forms.ts";
import { dayAfter } from "../improvements/improvement.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { histogram } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { brandOf } from "../surveys/brand.ts";
import { DEFAULT_BRAND, type SurveyRow } from "../surveys/survey.ts";
import { listSurveys } from "../surveys/survey-queries.ts";
import { blockOf, type Reader } from "./page-blocks.ts";
import { type PublicPromise, publicPromises } from "./public-promises.ts";
import { factsOf, type ToldFacts } from "./told-facts.ts";

/** Another page for everybody, which the public page leads to while there is something on it. */
export interface FurtherPage {
  block: "praise" | "ideas";
  hasSomething(workspaceId: string): Promise<boolean>;
}

/** Whose page it is. */
export interface PageOwner {
  workspaceId: string;
  name: string;
  /** The workspace's language. */
  language: string;
  slug: string;
}

/** Everything that a page shows, in numbers and words: whoever writes it asks nothing more. */
export interface PageContent {
  owner: PageOwner;
  blocks: readonly PageBlock[];
  brand: Brand;
  languages: readonly string[];
  forms: readonly PublicForm[];
  facts: ReadonlyMap<string, ToldFacts>;
  promises: readonly PublicPromise[];
  /** Null where none is shown. */
  score: ScoreReport | null;
  /** Blocks whose further page has something on it. */
  further: readonly FurtherPage["block"][];
}

/** What colleagues answered among themselves is nobody else's business, whatever is ticked. */
export function isForCustomers(kind: string): boolean {
  return kind !== "employee";
}

const SPOKEN = ["en", "ru", "lv", "sv"];

/** The languages in which the page can be read: the workspace's, those of its surveys, and ours. */
export function languagesOf(own: string, surveys: readonly SurveyRow[]): string[] {
  return [...new Set([own, ...surveys.flatMap(({ languages }) => languages), ...SPOKEN])];
}

/** Gathers what is switched on. */
export async function pageContent(
  { db, further }: { db: Database; further: readonly FurtherPage[] },
  owner: PageOwner,
  blocks: PageBlocks,
  now: Date,
): Promise<PageContent> {
  const { workspaceId } = owner;
  const isOn = (kind: PageBlock["kind"]) => blocks.some((one) => one.kind === kind && one.on);
  const forms = (await publicForms(db, workspaceId)).filter(({ open }) => open);
  const all = (await listSurveys(db, workspaceId)).filter(
    ({ status, kind }) => status !== "archived" && isForCustomers(kind),
  );
  const onPage = forms.flatMap(({ surveyId }) => all.find(({ id }) => id === surveyId) ?? []);
  const [dressed = all.at(-1)] = onPage;
  const told = blockOf(blocks, "told");
  const items = told?.on ? told.items : [];
  const others: FurtherPage["block"][] = [];
  for (const page of further) {
    if (isOn(page.block) && (await page.hasSomething(workspaceId))) others.push(page.block);
  }
  return {
    ...{ owner, blocks, forms, further: others },
    brand: dressed ? brandOf(dressed) : DEFAULT_BRAND,
    languages: languagesOf(owner.language, onPage),
    facts: await factsOf(
      db,
      workspaceId,
      items.map(({ source }) => source),
      now,
    ),
    promises: isOn("promises") ? await publicPromises(db, workspaceId, now) : [],
    score: await scoreOf(db, { workspaceId, blocks, surveys: all, now }),
  };
}

/** The score of the last twelve months that are over with yesterday. */
async function scoreOf(
  db: Database,
  given: { workspaceId: string; blocks: PageBlocks; surveys: readonly SurveyRow[]; now: Date },
): Promise<ScoreReport | null> {
  const { workspaceId, blocks, surveys, now } = given;
  const block = blockOf(blocks, "score");
  if (!block?.on) return null;
  const survey = surveys.find(({ id }) => id === block.surveyId) ?? surveys.at(-1);
  if (!survey) return null;
  const to = await todayOf(db, workspaceId, now);
  const period = { from: dayAfter(to, -365), to };
  const asked = { workspaceId, surveyId: survey.id };
  return scoreReport(await histogram(db, scopeOf(asked, { filter: [], theme: [], ...period })));
}

/** Who reads in which language. */
export function readerOf({ owner }: PageContent, language: string): Reader {
  return { language, own: owner.language };
}
