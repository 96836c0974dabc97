import type { PersonReferral } from "@candor/contract/referral.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ReferralLinkTable } from "../storage/tables-referrals.ts";
import { findEntry, putEntry } from "../workspaces/directory.ts";
import { codeIn, newCode, referralUrl } from "./referral.ts";

export type ReferralLink = Selectable<ReferralLinkTable>;

/** Whose link: a person's, or that of an answer by nobody known. */
export type Recommender = { personId: string } | { responseId: string };

/** The link that an address opens; null for a code that is none, and for one whose person was forgotten. */
export async function openReferral(db: Database, code: string): Promise<ReferralLink | null> {
  const entry = await findEntry(db, "referral", code);
  if (!entry) return null;
  const link = await linkOfCode(db, { workspaceId: entry.workspaceId, code });
  return link && isAnybodys(link) ? link : null;
}

export async function linkOfCode(
  db: Database | Transaction,
  { workspaceId, code }: { workspaceId: string; code: string },
): Promise<ReferralLink | null> {
  const link = await db
    .selectFrom("referral_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("code", "=", code)
    .executeTakeFirst();
  return link ?? null;
}

function isAnybodys(link: ReferralLink): boolean {
  return link.person_id !== null || link.response_id !== null;
}

/** The first link of somebody; two people who became one may have two, and both go on counting. */
export async function linkOf(
  db: Database | Transaction,
  workspaceId: string,
  whose: Recommender,
): Promise<ReferralLink | null> {
  const query = db
    .selectFrom("referral_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at")
    .orderBy("id")
    .limit(1);
  const link = await ("personId" in whose
    ? query.where("person_id", "=", whose.personId)
    : query.where("response_id", "=", whose.responseId)
  ).executeTakeFirst();
  return link ?? null;
}

/** What is known as somebody gets a link. */
export interface Giving {
  workspaceId: string;
  surveyId: string | null;
  /** What friends may read of whoever recommends; undefined leaves what stands. */
  name?: string | null | undefined;
  by: string;
  now: Date;
}

/** Somebody's link, made when they have none. Asked twice, also at once, it is one link. */
export function giveLink(db: Database, whose: Recommender, giving: Giving): Promise<ReferralLink> {
  return inTransaction(db, (trx) => giveLinkWithin(trx, whose, giving));
}

/** The same within a transaction. */
export async function giveLinkWithin(
  trx: Transaction,
  whose: Recommender,
  { workspaceId, surveyId, name, by, now }: Giving,
): Promise<ReferralLink> {
  const owner = "personId" in whose ? whose.personId : whose.responseId;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`referral link ${owner}`}, 0))`.execute(
    trx,
  );
  const known = await linkOf(trx, workspaceId, whose);
  if (known) {
    if (name === undefined || name === known.shown_name) return known;
    await trx
      .updateTable("referral_link")
      .set({ shown_name: name })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", known.id)
      .execute();
    return { ...known, shown_name: name };
  }
  const link = {
    workspace_id: workspaceId,
    id: uuidv7(now.getTime()),
    code: newCode(),
    person_id: "personId" in whose ? whose.personId : null,
    response_id: "responseId" in whose ? whose.responseId : null,
    survey_id: surveyId,
    shown_name: name ?? null,
    created_by: by,
    created_at: now,
  };
  await trx.insertInto("referral_link").values(link).execute();
  await putEntry(trx, link.code, { workspaceId, kind: "referral", id: link.id });
  return link;
}

/**
 * The link that is meant by what a shop passes on: a code, a link of ours, or the id that a person has in the shop's
 * own systems; that person's link is made when they had none. Null for what is known to nobody here.
 */
export async function linkMeant(
  trx: Transaction,
  q: { workspaceId: string; referredBy: string; now: Date },
): Promise<ReferralLink | null> {
  const { workspaceId, referredBy, now } = q;
  const code = codeIn(referredBy);
  const byCode = code && (await linkOfCode(trx, { workspaceId, code }));
  if (byCode) return isAnybodys(byCode) ? byCode : null;
  const person = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("external_id", "=", referredBy)
    .executeTakeFirst();
  if (!person) return null;
  const made = { workspaceId, surveyId: null, by: "purchase", now };
  return giveLinkWithin(trx, { personId: person.id }, made);
}

/** A person's link with what came of it, of all links where they have several; and who recommended us to them. */
export async function referralOfPerson(
  db: Database,
  {
    workspaceId,
    personId,
    publicUrl,
  }: { workspaceId: string; personId: string; publicUrl: string },
): Promise<PersonReferral> {
  const link = await linkOf(db, workspaceId, { personId });
  const { rows: arrived } = await sql<{ arrivals: number }>`
    select coalesce(sum(d.arrivals), 0)::int as arrivals from referral_link l
    join referral_day d on d.workspace_id = ${workspaceId} and d.link_id = l.id
    where l.workspace_id = ${workspaceId} and l.person_id = ${personId}::uuid
  `.execute(db);
  const { rows: bought } = await sql<{ currency: string; amount: string; n: number }>`
    select c.currency, sum(c.amount)::text as amount, count(*)::int as n from referral_link l
    join referral_came c on c.workspace_id = ${workspaceId} and c.link_id = l.id
    where l.workspace_id = ${workspaceId} and l.person_id = ${personId}::uuid and c.purchase_at is not null
    group by c.currency order by c.currency
  `.execute(db);
  const { rows: came } = await sql<{
    person_id: string | null;
    name: string | null;
    at: Date;
    purchase_at: Date | null;
    amount: string | null;
    currency: string | null;
  }>`
    select l.person_id, coalesce(p.name, p.email) as name, c.at, c.purchase_at, c.amount::text as amount, c.currency
    from referral_came c
    join referral_link l on l.workspace_id = ${workspaceId} and l.id = c.link_id
    left join person p on p.workspace_id = ${workspaceId} and p.id = l.person_id
    where c.workspace_id = ${workspaceId} and c.person_id = ${personId}::uuid
  `.execute(db);
  const [by] = came;
  return {
    link: link && {
      ...{ url: referralUrl(publicUrl, link.code), token: link.code },
      ...{ shownName: link.shown_name, createdAt: link.created_at.toISOString() },
      arrivals: arrived[0]?.arrivals ?? 0,
      firstPurchases: bought.reduce((all, { n }) => all + n, 0),
      revenue: bought.map(({ currency, amount }) => ({ currency, amount })),
    },
    cameBy: by
      ? {
          ...{ personId: by.person_id, personName: by.name, at: by.at.toISOString() },
          firstPurchase:
            by.purchase_at && by.amount !== null && by.currency !== null
              ? { at: by.purchase_at.toISOString(), amount: by.amount, currency: by.currency }
              : null,
        }
      : null,
  };
}
