import type { AnnouncementAudience, RaisedBy } from "@candor/contract/announcement.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { counted, inList } from "../responses/response-filter.ts";
import { standingListScopeOf } from "../responses/standing-scope.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";

/** One thing by which somebody raised it. */
export interface Raised {
  kind: RaisedBy;
  id: string;
  /** Null where nobody knows who it was, and for anonymous surveys. */
  personId: string | null;
  at: Date;
  /** Of an answer; it chooses words, never who is told. */
  score: number | null;
  /** What they wrote, for their own letter alone; nothing that a colleague wrote down. */
  words: string | null;
  language: string | null;
}

/** Answers that come to more than this are narrowed first. */
const MOST = 50_000;

/** Which things are meant; one list each. */
interface Sources {
  response: readonly string[];
  case: readonly string[];
  comment: readonly string[];
  promise: readonly string[];
  /** Votes for ideas. */
  vote: readonly string[];
}

/**
 * Everything by which the audience of an announcement was raised: the sources of its improvement, what was named, and
 * whoever said it in an answer. No score is asked for anywhere.
 *
 * @throws {KnownError} 404 for a survey that is not here; 422 where nothing narrows its answers, or too many are meant.
 */
export async function everythingRaised(
  db: Database | Transaction,
  workspaceId: string,
  given: { improvementId: string | null; audience: AnnouncementAudience },
): Promise<Raised[]> {
  const { audience, improvementId } = given;
  const linked = improvementId ? await sourcesOf(db, workspaceId, improvementId) : [];
  const ofKind = (kind: string) => linked.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const said = audience.answers ? await saidInAnswers(db, workspaceId, audience.answers) : [];
  const named = await raisedBy(db, workspaceId, {
    response: [...ofKind("response"), ...audience.responseIds],
    case: [
      ...ofKind("case"),
      ...audience.caseIds,
      ...(await casesOf(db, workspaceId, audience.causeIds)),
    ],
    comment: [...ofKind("comment"), ...audience.commentIds],
    promise: audience.promiseIds,
    vote: await votesFor(db, workspaceId, ofKind("idea")),
  });
  return [...named, ...said];
}

/** Whoever wants an idea, or one that was merged with it. */
async function votesFor(
  db: Database | Transaction,
  workspaceId: string,
  ideaIds: readonly string[],
): Promise<string[]> {
  if (ideaIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select v.id from idea i
    join idea o on o.workspace_id = i.workspace_id and o.root_id = i.root_id
    join idea_vote v on v.workspace_id = i.workspace_id and v.idea_id = o.id
    where i.workspace_id = ${workspaceId} and o.workspace_id = ${workspaceId}
      and v.workspace_id = ${workspaceId} and i.id = any(${[...ideaIds]}::uuid[])
      and v.withdrawn_at is null and v.wants_news
    limit ${MOST}
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function sourcesOf(
  db: Database | Transaction,
  workspaceId: string,
  improvementId: string,
): Promise<{ kind: string; id: string }[]> {
  return db
    .selectFrom("improvement_source")
    .select(["kind", "source_id as id"])
    .where("workspace_id", "=", workspaceId)
    .where("improvement_id", "=", improvementId)
    .execute();
}

async function casesOf(
  db: Database | Transaction,
  workspaceId: string,
  causeIds: readonly string[],
): Promise<string[]> {
  if (causeIds.length === 0) return [];
  const rows = await db
    .selectFrom("customer_case")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("cause_id", "in", [...causeIds])
    .where("merged_into", "is", null)
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

/** What is known of these things; what was deleted since is left out. */
export async function raisedBy(
  db: Database | Transaction,
  workspaceId: string,
  sources: Sources,
): Promise<Raised[]> {
  const ids = (kind: RaisedBy) => [...new Set(sources[kind])];
  const found: Raised[] = [];
  if (sources.response.length > 0) {
    found.push(
      ...(await answersWhere(db, workspaceId, [
        sql`response.id = any(${ids("response")}::uuid[])`,
      ])),
    );
  }
  if (sources.case.length > 0) {
    // A complaint that somebody noted is in a colleague's words; an answer is in the customer's own.
    const { rows } = await sql<Raised>`
      select 'case' as kind, c.id, case when s.anonymous then null else c.person_id end as "personId",
        c.opened_at as at, r.score, case when c.sensitive then null else r.comment end as words, r.language
      from customer_case c
      left join response r on r.workspace_id = c.workspace_id and r.id = c.response_id and r.deleted_at is null
      left join survey s on s.workspace_id = c.workspace_id and s.id = r.survey_id
      where c.workspace_id = ${workspaceId} and c.id = any(${ids("case")}::uuid[])
    `.execute(db);
    found.push(...rows);
  }
  if (sources.comment.length > 0) {
    const { rows } = await sql<Raised>`
      select 'comment' as kind, l.id, l.person_id as "personId", l.given_at as at, null::int as score,
        l.text as words, l.language
      from loose_comment l
      where l.workspace_id = ${workspaceId} and l.id = any(${ids("comment")}::uuid[])
    `.execute(db);
    found.push(...rows);
  }
  if (sources.vote.length > 0) {
    // Only whoever wrote the idea is quoted it.
    const { rows } = await sql<Raised>`
      select 'vote' as kind, v.id, v.person_id as "personId", v.at, null::int as score,
        min(w.words) as words, min(w.language) as language
      from idea_vote v
      left join idea_words w on w.workspace_id = v.workspace_id and w.idea_id = v.idea_id
        and w.person_id = v.person_id
      where v.workspace_id = ${workspaceId} and v.id = any(${ids("vote")}::uuid[])
      group by v.id, v.person_id, v.at
    `.execute(db);
    found.push(...rows);
  }
  if (sources.promise.length > 0) {
    const { rows } = await sql<Raised>`
      select 'promise' as kind, o.id, o.person_id as "personId", o.made_at as at, null::int as score,
        null::text as words, null::text as language
      from promise o where o.workspace_id = ${workspaceId} and o.id = any(${ids("promise")}::uuid[])
    `.execute(db);
    found.push(...rows);
  }
  return found;
}

async function saidInAnswers(
  db: Database | Transaction,
  workspaceId: string,
  said: NonNullable<AnnouncementAudience["answers"]>,
): Promise<Raised[]> {
  const { surveyId, theme, search, filter, from, to } = said;
  await getSurvey(db, { workspaceId, surveyId });
  if (theme.length === 0 && search === "") {
    throw new KnownError(
      422,
      "audience_everybody",
      "Name a theme or words that they said: whoever only answered has not raised it.",
      [{ field: "audience.answers", message: "names neither a theme nor words" }],
    );
  }
  const scope = await standingListScopeOf(
    db,
    { workspaceId, surveyId },
    {
      ...{ theme, filter, search: search || undefined, group: undefined },
      ...{ from: from ?? undefined, to: to ?? undefined },
    },
  );
  return answersWhere(db, workspaceId, [...inList(scope), counted()]);
}

async function answersWhere(
  db: Database | Transaction,
  workspaceId: string,
  conditions: RawBuilder<unknown>[],
): Promise<Raised[]> {
  const { rows } = await sql<Raised>`
    select 'response' as kind, response.id,
      case when s.anonymous then null else response.person_id end as "personId",
      response.answered_at as at, response.score, response.comment as words, response.language
    from response
    join survey s on s.workspace_id = response.workspace_id and s.id = response.survey_id
    where response.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and response.deleted_at is null and ${sql.join(conditions, sql` and `)}
    order by response.answered_at desc, response.id desc limit ${MOST + 1}
  `.execute(db);
  if (rows.length <= MOST) return rows;
  throw new KnownError(
    422,
    "audience_too_large",
    `More than ${MOST} answers are meant. Narrow them by days or by words.`,
    [{ field: "audience.answers", message: "means too many" }],
  );
}

/** One reason for each person, the newest that holds their own words, else the newest; and how many are unknown. */
export function onePerPerson(all: readonly Raised[]): {
  people: Map<string, Raised>;
  unknown: number;
} {
  const people = new Map<string, Raised>();
  const nobody = new Set<string>();
  const rank = ({ words, at }: Raised) => (words ? 1e15 : 0) + at.getTime();
  for (const one of all) {
    if (one.personId === null) {
      nobody.add(one.id);
      continue;
    }
    const known = people.get(one.personId);
    if (!known || rank(one) > rank(known)) people.set(one.personId, one);
  }
  return { people, unknown: nobody.size };
}
