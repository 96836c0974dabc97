import type { PlansAgainstOpinion, SpokenTheme } from "@candor/contract/plans.ts";
import type { ThemeRow } from "@candor/contract/reading.ts";
import { sql } from "kysely";
import { listChanges } from "../changes/change-queries.ts";
import { themesOf } from "../comments/theme-queries.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { standsFor } from "../responses/standing-themes.ts";
import type { Database } from "../storage/database.ts";
import { repeatsAsWished } from "../themes/repeats-once.ts";
import { themeList } from "../themes/theme-list.ts";

/** So many costly themes without a plan are named: more is a list, not a hint. */
const MOST_UNPLANNED = 5;
const MOST_PLANS = 100;

interface Plan {
  kind: "improvement" | "change";
  id: string;
  title: string;
  words: string;
  day: string | null;
  themes: string[];
}

/**
 * Holds what is planned against what customers speak of: which themes a plan concerns, and which costly ones no plan
 * does. Themes of an improvement are those it was made for; of other plans those that the reader finds in their words.
 */
export async function plansAgainstOpinion(
  { db, reader }: { db: Database; reader: CommentReader },
  scope: ResponseScope,
  how: { today: string; language: string },
): Promise<PlansAgainstOpinion> {
  const { workspaceId } = scope;
  const [plans, themes, list] = await Promise.all([
    plansOf(db, scope, how.today),
    themesOf(db, workspaceId, how.language),
    themeList(db, await repeatsAsWished(db, scope), { ...how, withHidden: false }),
  ]);
  const rows = new Map(list.data.map((row) => [row.id, spoken(row)]));
  const read = await themesInWords(reader, themes, plans);
  const held = plans.map((plan) => {
    const chosen = plan.themes.length > 0;
    const ids = [
      ...new Set(
        (chosen ? plan.themes : (read.get(plan) ?? [])).map((id) => standsFor(themes, id)),
      ),
    ];
    const found = ids.map(
      (id): SpokenTheme => rows.get(id) ?? unspoken(id, themes.get(id)?.name ?? id),
    );
    const { kind, id, title, day } = plan;
    const by = ids.length === 0 ? null : chosen ? ("chosen" as const) : ("read" as const);
    return { kind, id, title, day, by, themes: found };
  });
  const concerned = new Set(held.flatMap((plan) => plan.themes.map(({ id }) => id)));
  const unplanned = [...rows.values()]
    .filter(
      ({ id, impact, clear }) => clear && impact !== null && impact.value < 0 && !concerned.has(id),
    )
    .slice(0, MOST_UNPLANNED);
  return { plans: held, unplanned, comments: list.comments, compared: list.compared };
}

async function plansOf(
  db: Database,
  { workspaceId, surveyId }: ResponseScope,
  today: string,
): Promise<Plan[]> {
  const [{ rows }, changes] = await Promise.all([
    sql<{
      id: string;
      title: string;
      hypothesis: string;
      themes: string[] | null;
      day: string | null;
    }>`
      select id, title, hypothesis, measure -> 'theme' as themes, began_on::text as day
      from improvement where workspace_id = ${workspaceId} and survey_id = ${surveyId}
        and state in ('plan', 'do')
      order by number desc limit ${MOST_PLANS}
    `.execute(db),
    listChanges(db, { workspaceId, from: today, to: null }),
  ]);
  return [
    ...rows.map(
      ({ id, title, hypothesis, themes, day }): Plan => ({
        ...{ kind: "improvement", id, title, day },
        words: `${title}. ${hypothesis}`,
        themes: (themes ?? []).map((one) => one.split(":")[0] ?? one),
      }),
    ),
    ...changes.slice(0, MOST_PLANS).map(
      ({ id, title, day }): Plan => ({
        ...{ kind: "change", id, title, words: title, day: String(day), themes: [] },
      }),
    ),
  ];
}

async function themesInWords(
  reader: CommentReader,
  themes: Awaited<ReturnType<typeof themesOf>>,
  plans: readonly Plan[],
): Promise<Map<Plan, string[]>> {
  const silent = plans.filter((plan) => plan.themes.length === 0);
  if (silent.length === 0) return new Map();
  const keywords = [...themes.values()]
    .filter(({ kind }) => kind === "keyword")
    .map(({ id, words }) => ({ id, words }));
  const read = await reader.ask({
    kind: "read",
    manner: { themes: keywords, weights: {} },
    comments: silent.map(({ words }) => ({
      text: words,
      score: 8,
      expected: null,
      language: null,
    })),
  });
  return new Map(
    silent.map((plan, at) => [plan, (read[at]?.themes ?? []).map(({ id }) => id)] as const),
  );
}

function spoken({ id, name, answers, share, impact, clear }: ThemeRow): SpokenTheme {
  return { id, name, answers, share, impact, clear };
}

/** Nobody speaks of it. */
function unspoken(id: string, name: string): SpokenTheme {
  const share = { value: 0, lower: 0, upper: 0 };
  return { id, name, answers: 0, share, impact: null, clear: false };
}
