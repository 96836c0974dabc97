import { LIMITS } from "@candor/contract/limits.ts";
import type { MembersListed } from "@candor/contract/sending.ts";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { toIdentity } from "../people/identity.ts";
import { refuseTwoPeople } from "../people/owners.ts";
import { type PersonRecord, upsertPeople } from "../people/upsert-people.ts";
import { delimiterOf } from "../spreadsheets/csv-delimiter.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { addMembers } from "./save-sending.ts";

const MOST_ROWS = 10_000;
const AT_ONCE = 500;
/** Columns that say who it is; all others go with the answer as properties. */
const WHO = ["email", "phone", "external_id", "name", "language"];

interface Listed {
  record: PersonRecord;
  properties: Record<string, string>;
}

/**
 * Puts the people of a CSV file on the list of a sending: known ones are found, others are made. The same file
 * again changes nothing. Rows that name nobody are told with their line, and keep nobody else away.
 *
 * @throws {KnownError} 422 when it is no such file, 404 when there is no such sending.
 */
export async function membersFromCsv(
  db: Database,
  q: { workspaceId: string; sendingId: string; csv: string; now: Date },
): Promise<MembersListed> {
  const records = namedRecords(q.csv, delimiterOf(q.csv));
  const [first] = records;
  if (!first) throw notMembers("it has no rows");
  if (records.length > MOST_ROWS) throw notMembers(`it has more than ${MOST_ROWS} rows`);
  if (!WHO.slice(0, 3).some((name) => name in first.values)) {
    throw notMembers("none of its columns says who it is");
  }
  const listed: Listed[] = [];
  const rejected: MembersListed["rejected"] = [];
  for (const { row, values, problem } of records) {
    try {
      if (problem) throw bad("A quotation mark is opened and never closed.");
      const one = readRow(values);
      await refuseTwoPeople(db, q.workspaceId, one.record.identity);
      listed.push(one);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      rejected.push({ line: row, problem: error.message });
    }
  }
  let created = 0;
  let members = 0;
  for (let at = 0; at < listed.length; at += AT_ONCE) {
    const some = listed.slice(at, at + AT_ONCE);
    const people = await inTransaction(db, (trx) =>
      upsertPeople(
        trx,
        q.workspaceId,
        some.map(({ record }) => record),
        q.now,
      ),
    );
    created += people.filter(({ outcome }) => outcome === "created").length;
    // Of two rows about one person the later one counts.
    const byPerson = new Map(
      people.map(({ personId }, index) => [personId, some[index]?.properties ?? {}]),
    );
    members = await addMembers(db, {
      ...q,
      members: [...byPerson].map(([personId, properties]) => ({ personId, properties })),
    });
  }
  return { rows: records.length, members, created, rejected };
}

function readRow(values: Record<string, string>): Listed {
  const email = values.email === "" ? undefined : values.email;
  if (email !== undefined && !z.email().max(LIMITS.email).safeParse(email).success) {
    throw bad(`"${email}" is not an e-mail address; nobody could be asked there.`);
  }
  const identity = toIdentity({
    email,
    phone: values.phone,
    externalId: values.external_id,
    name: values.name,
  });
  if (!identity) throw bad("The row names nobody.");
  return {
    record: { identity, language: values.language || null },
    properties: Object.fromEntries(
      Object.entries(values).filter(([name, value]) => !WHO.includes(name) && name && value),
    ),
  };
}

function bad(message: string): KnownError {
  return new KnownError(422, "bad_member", message);
}

function notMembers(problem: string): KnownError {
  return new KnownError(
    422,
    "bad_members_file",
    `This is not a list of people: ${problem}. Its first line names the columns: email (or phone, or external_id), perhaps name and language.`,
  );
}
