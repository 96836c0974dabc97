import type { AddSources, ImprovementSource, SourceKind } from "@candor/contract/improvement.ts";
import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import { sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { KnownError } from "../errors/known-error.ts";
import { counted, inScope, scopeOf } from "../responses/response-filter.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { By } from "../teams/save-team.ts";
import type { ImprovementAsked, ImprovementRow } from "./improvement.ts";

/** So many answers are gathered at once. */
const MOST_GATHERED = 1000;
/** So many sources are listed. */
const LISTED = 200;

/**
 * Adds what an improvement comes from; the customer behind each is who will be told. What is there already stays
 * as it is. An answer of an anonymous survey counts and has nobody behind it.
 *
 * @returns how many are new.
 * @throws {KnownError} 422 for an answer, a case or words that are not here.
 */
export async function addSources(
  trx: Transaction,
  row: ImprovementRow,
  wanted: AddSources,
  by: By & { viewer: Viewer },
): Promise<number> {
  const { responseIds, caseIds, commentIds, gather } = wanted;
  const found = [
    ...(await peopleOfAnswers(trx, row.workspace_id, responseIds)),
    ...(await peopleOfCases(trx, row.workspace_id, caseIds, by.viewer)),
    ...(await peopleOfComments(trx, row.workspace_id, commentIds)),
  ];
  const missing = [...responseIds, ...caseIds, ...commentIds].find(
    (id) => !found.some((one) => one.id === id.toLowerCase()),
  );
  if (missing) throw unknownSource(missing);
  const gathered = gather ? await gatherAnswers(trx, row, gather) : [];
  const all = [...found, ...gathered];
  if (all.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("improvement_source")
    .values(
      all.map(({ kind, id, personId }) => ({
        workspace_id: row.workspace_id,
        improvement_id: row.id,
        kind,
        source_id: id,
        person_id: personId,
        added_by: by.actor,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

interface Found {
  kind: SourceKind;
  id: string;
  personId: string | null;
}

async function peopleOfAnswers(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Found[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; person_id: string | null }>`
    select r.id, case when s.anonymous then null else r.person_id end as person_id from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    where r.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null
  `.execute(trx);
  return rows.map(({ id, person_id }) => ({ kind: "response", id, personId: person_id }));
}

async function peopleOfCases(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Found[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; person_id: string | null }>`
    select c.id, c.person_id from customer_case c
    where c.workspace_id = ${workspaceId} and c.id = any(${[...ids]}::uuid[]) and ${visibleTo(viewer)}
  `.execute(trx);
  return rows.map(({ id, person_id }) => ({ kind: "case", id, personId: person_id }));
}

async function peopleOfComments(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Found[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom("loose_comment")
    .select(["id", "person_id"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(({ id, person_id }) => ({ kind: "comment", id, personId: person_id }));
}

/** The newest answers of the measure within some days that say why. */
async function gatherAnswers(
  trx: Transaction,
  row: ImprovementRow,
  days: { from: string; to: string },
): Promise<Found[]> {
  const ref = { workspaceId: row.workspace_id, surveyId: row.survey_id };
  const scope = scopeOf(ref, { ...ImprovementMeasure.parse(row.measure), ...days });
  const { rows } = await sql<{ id: string }>`
    select response.id from response where ${sql.join(inScope(scope), sql` and `)} and ${counted()}
      and response.comment is not null
    order by response.answered_at desc, response.id desc limit ${MOST_GATHERED}
  `.execute(trx);
  return peopleOfAnswers(
    trx,
    row.workspace_id,
    rows.map(({ id }) => id),
  );
}

function unknownSource(id: string): KnownError {
  return new KnownError(
    422,
    "source_not_found",
    `There is no answer, case or comment "${id}" here that you may see; nothing was added.`,
  );
}

/** Takes a source away, and with it the customer behind it. */
export async function removeSource(
  trx: Transaction,
  { workspaceId, improvementId }: ImprovementAsked,
  { kind, sourceId }: { kind: SourceKind; sourceId: string },
): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom("improvement_source")
    .where("workspace_id", "=", workspaceId)
    .where("improvement_id", "=", improvementId)
    .where("kind", "=", kind)
    .where("source_id", "=", sourceId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(
    404,
    "source_not_linked",
    `The ${kind} "${sourceId}" is no source of this improvement.`,
  );
}

/** The sources with what they say, the newest first; a case only as far as whoever asks may see it. */
export async function listSources(
  db: Database,
  { workspaceId, improvementId }: ImprovementAsked,
  viewer: Viewer,
): Promise<ImprovementSource[]> {
  const { rows } = await sql<{
    kind: SourceKind;
    id: string;
    score: number | null;
    words: string | null;
    number: number | null;
    known: boolean;
  }>`
    select s.kind, s.source_id as id, r.score, c.number, s.person_id is not null as known,
      case s.kind when 'response' then coalesce(r.comment, '') when 'comment' then l.text
        else coalesce(nullif(c.title, ''), c.words, '') end as words
    from improvement_source s
    left join response r on r.workspace_id = s.workspace_id and r.id = s.source_id
      and s.kind = 'response' and r.deleted_at is null
    left join customer_case c on c.workspace_id = s.workspace_id and c.id = s.source_id
      and s.kind = 'case' and ${visibleTo(viewer)}
    left join loose_comment l on l.workspace_id = s.workspace_id and l.id = s.source_id
      and s.kind = 'comment'
    where s.workspace_id = ${workspaceId} and s.improvement_id = ${improvementId}::uuid
    order by s.source_id desc limit ${LISTED}
  `.execute(db);
  return rows.map(({ kind, id, score, words, number, known }) => {
    const gone = kind === "response" ? score === null : kind === "case" ? number === null : false;
    return { kind, id, score, words: gone ? null : words, caseNumber: number, known };
  });
}

/** How many sources each has, and how many customers are known behind them. */
export async function countSources(
  db: Database | Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, { sources: number; people: number }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; sources: number; people: number }>`
    select improvement_id as id, count(*)::int as sources, count(distinct person_id)::int as people
    from improvement_source
    where workspace_id = ${workspaceId} and improvement_id = any(${[...ids]}::uuid[])
    group by improvement_id
  `.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
