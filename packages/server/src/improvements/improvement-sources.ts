import type { AddSources, ImprovementSource, SourceKind } from "@candor/contract/improvement.ts";
import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import { type RawBuilder, sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { KnownError } from "../errors/known-error.ts";
import { counted, inScope } from "../responses/response-filter.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
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
  const { responseIds, caseIds, commentIds, ideaIds, gather } = wanted;
  const found = [
    ...(await peopleOfAnswers(trx, row.workspace_id, responseIds)),
    ...(await peopleOfCases(trx, row.workspace_id, caseIds, by.viewer)),
    ...(await peopleOfComments(trx, row.workspace_id, commentIds)),
    ...(await ideasAmong(trx, row.workspace_id, ideaIds)),
  ];
  const missing = [...responseIds, ...caseIds, ...commentIds, ...ideaIds].find(
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

/** Whoever wants an idea is found by its votes, those that come later among them. */
async function ideasAmong(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Found[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom("idea")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(({ id }) => ({ kind: "idea", id, personId: null }));
}

/** The newest answers of the measure within some days that say why. */
async function gatherAnswers(
  trx: Transaction,
  row: ImprovementRow,
  days: { from: string; to: string },
): Promise<Found[]> {
  const ref = { workspaceId: row.workspace_id, surveyId: row.survey_id };
  const scope = await standingScopeOf(trx, ref, {
    ...ImprovementMeasure.parse(row.measure),
    ...days,
  });
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
    `There is no answer, case, comment or idea "${id}" here that you may see; nothing was added.`,
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
    select s.kind, s.source_id as id, r.score, c.number,
      s.person_id is not null or exists (select from idea_vote v join idea o on o.workspace_id = v.workspace_id
        and o.id = v.idea_id where v.workspace_id = s.workspace_id and o.workspace_id = s.workspace_id
        and o.root_id = i.root_id and v.person_id is not null and v.withdrawn_at is null) as known,
      case s.kind when 'response' then coalesce(r.comment, '') when 'comment' then l.text when 'idea' then i.title
        else coalesce(nullif(c.title, ''), c.words, '') end as words
    from improvement_source s
    left join response r on r.workspace_id = s.workspace_id and r.id = s.source_id
      and s.kind = 'response' and r.deleted_at is null
    left join customer_case c on c.workspace_id = s.workspace_id and c.id = s.source_id
      and s.kind = 'case' and ${visibleTo(viewer)}
    left join loose_comment l on l.workspace_id = s.workspace_id and l.id = s.source_id
      and s.kind = 'comment'
    left join idea i on i.workspace_id = s.workspace_id and i.id = s.source_id and s.kind = 'idea'
    where s.workspace_id = ${workspaceId} and s.improvement_id = ${improvementId}::uuid
    order by s.source_id desc limit ${LISTED}
  `.execute(db);
  return rows.map(({ kind, id, score, words, number, known }) => {
    const gone = kind === "response" ? score === null : kind === "case" ? number === null : false;
    return { kind, id, score, words: gone ? null : words, caseNumber: number, known };
  });
}

/** The known people who want the ideas that improvements come from, by improvement. */
function votersOf(workspaceId: string, ids: readonly string[]): RawBuilder<unknown> {
  return sql`
    select s.improvement_id, v.person_id from improvement_source s
    join idea i on i.workspace_id = s.workspace_id and i.id = s.source_id
    join idea o on o.workspace_id = s.workspace_id and o.root_id = i.root_id
    join idea_vote v on v.workspace_id = s.workspace_id and v.idea_id = o.id
    where s.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId}
      and o.workspace_id = ${workspaceId} and v.workspace_id = ${workspaceId}
      and s.improvement_id = any(${[...ids]}::uuid[]) and s.kind = 'idea'
      and v.person_id is not null and v.withdrawn_at is null
  `;
}

/** How many sources each has, and how many customers are known behind them. */
export async function countSources(
  db: Database | Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, { sources: number; people: number }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; sources: number; people: number }>`
    select t.improvement_id as id, count(t.source_id)::int as sources, count(distinct t.person_id)::int as people
    from (
      select s.improvement_id, s.source_id, s.person_id from improvement_source s
      where s.workspace_id = ${workspaceId} and s.improvement_id = any(${[...ids]}::uuid[])
      union all select v.improvement_id, null, v.person_id from (${votersOf(workspaceId, ids)}) v
    ) t
    group by t.improvement_id
  `.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
