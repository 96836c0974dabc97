import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** A customer who allowed, with an answer, to be contacted about it. */
export interface ContactConsent {
  workspaceId: string;
  personId: string;
  responseId: string;
  /** Where it was given: the survey's name. */
  source: string;
  /** The words beside the box that was ticked, in the language they stood in. */
  wording: string;
  now: Date;
}

/**
 * Keeps that a person may be contacted: when, where and to which words they agreed, as whoever relies on
 * consent must be able to show (article 7 GDPR). Said twice with one answer it keeps the first time; a new
 * answer renews it, also after it was taken back.
 */
export async function noteContactConsent(
  db: Database | Transaction,
  consent: ContactConsent,
): Promise<void> {
  await sql`
    insert into consent as c (workspace_id, person_id, channel, given, source, at, wording, response_id)
    values (${consent.workspaceId}::uuid, ${consent.personId}::uuid, 'contact', true, ${consent.source},
      ${consent.now}::timestamptz, ${consent.wording}, ${consent.responseId}::uuid)
    on conflict (workspace_id, person_id, channel) do update set
      given = true, source = excluded.source, at = excluded.at, wording = excluded.wording,
      response_id = excluded.response_id
    where c.response_id is distinct from excluded.response_id
  `.execute(db);
}
