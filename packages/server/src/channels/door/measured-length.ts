import type { Group } from "@candor/contract/common.ts";
import type { MeasuredLength, Question } from "@candor/contract/question.ts";
import { questionsReached } from "@candor/contract/reached-questions.ts";
import { intervalWilson, LEAST_BASE } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";

/** The latest so many answers are looked at. */
const LOOKED_AT = 20_000;
/** A score of each group: branches ask for the group alone. */
const SCORE_OF: Readonly<Record<Group, number>> = { promoter: 10, passive: 8, detractor: 0 };

/** Answers that went the same way through the questions. */
interface Way {
  group: Group;
  /** The questions of their group when they answered. */
  asked: string[];
  finished: boolean;
  /** Question → what was answered, of questions that branch; `true` of the others. */
  answered: Record<string, string | string[] | true>;
  n: number;
}

/**
 * How many of those who gave a score came to each question, answered it, passed it over, or left there:
 * counted from the survey's own answers, at pages, kiosks, widgets and interviews, which say what they
 * asked. Whoever finished came to all that their branch asked; whoever did not left at the first
 * question after the last one they answered.
 *
 * @returns null while nobody was asked any of these questions.
 */
export async function measuredLength(
  db: Database,
  ref: { workspaceId: string; surveyId: string },
  questions: readonly Question[],
): Promise<MeasuredLength | null> {
  const ways = questions.length === 0 ? [] : await waysOf(db, ref, questions);
  const asked = ways.filter((way) => way.asked.some((id) => questions.some((q) => q.id === id)));
  const started = total(asked);
  if (started === 0) return null;
  const finished = total(asked.filter((way) => way.finished));
  const counts = new Map(questions.map(({ id }) => [id, { came: 0, answered: 0, left: 0 }]));
  for (const way of asked) {
    const walked = walk(way, questions);
    for (const [place, id] of walked.came.entries()) {
      const count = counts.get(id);
      if (!count) continue;
      count.came += way.n;
      if (id in way.answered) count.answered += way.n;
      else if (!way.finished && place === walked.came.length - 1) count.left += way.n;
    }
  }
  return {
    started,
    finished,
    of: shareOf(finished, started),
    questions: [...counts].map(([id, count]) => ({
      id,
      ...count,
      passed: count.came - count.answered - count.left,
      of: shareOf(count.left, count.came),
    })),
  };
}

/** The questions that they came to, in their order. */
function walk(way: Way, questions: readonly Question[]): { came: string[] } {
  const put = questions.filter(({ id }) => way.asked.includes(id));
  const given = Object.fromEntries(
    Object.entries(way.answered).flatMap(([id, value]) => (value === true ? [] : [[id, value]])),
  );
  const reached = questionsReached(put, SCORE_OF[way.group], given).map(({ question }) => question);
  const ids = reached.map(({ id }) => id);
  if (way.finished) return { came: ids };
  const last = ids.findLastIndex((id) => id in way.answered);
  return { came: ids.slice(0, last + 2) };
}

function total(ways: readonly Way[]): number {
  return ways.reduce((sum, { n }) => sum + n, 0);
}

/** A share with Wilson's interval of 95 %; below ten people there is none. */
function shareOf(successes: number, n: number): MeasuredLength["of"] {
  const { estimate, lower, upper } = intervalWilson({ successes, n });
  if (n < LEAST_BASE || estimate === null || lower === null || upper === null) return null;
  return { share: estimate, lower, upper };
}

async function waysOf(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  questions: readonly Question[],
): Promise<Way[]> {
  const branching = questions.flatMap(({ when }) => when?.question ?? []);
  const { rows } = await sql<Way>`
    select r."group", r.asked, r.finished, r.answered, count(*)::int as n from (
      select case when score >= 9 then 'promoter' when score >= 7 then 'passive' else 'detractor' end as "group",
        meta -> 'asked' -> 'questions' as asked, meta -> 'asked' -> 'finished' = 'true' as finished,
        coalesce((select jsonb_object_agg(a.id,
            case when a.id = any(${branching}::text[]) then a.given else 'true'::jsonb end)
          from jsonb_each(answers) a(id, given)), '{}') as answered
      from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and cells is not null
        and meta ? 'asked'
      order by answered_at desc limit ${LOOKED_AT}
    ) r group by 1, 2, 3, 4
  `.execute(db);
  return rows;
}
