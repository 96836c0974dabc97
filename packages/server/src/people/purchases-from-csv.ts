import { LIMITS } from "@candor/contract/limits.ts";
import { CreatePurchase, type PurchasesNoted } from "@candor/contract/person.ts";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { delimiterOf } from "../spreadsheets/csv-delimiter.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";
import type { Database } from "../storage/database.ts";
import { type Identity, toIdentity } from "./identity.ts";
import { refuseTwoPeople } from "./owners.ts";
import { addPurchases, type NewPurchase } from "./purchases.ts";
import { upsertPeople } from "./upsert-people.ts";

const MOST_ROWS = 10_000;
const AT_ONCE = 500;
const WHO = ["email", "phone", "external_id"];
const NEEDED = ["at", "amount", "currency"];

interface Bought {
  identity: Identity;
  purchase: NewPurchase;
}

/**
 * Notes the purchases of a CSV file: known people are found, others are made. An order number that is known
 * already changes nothing, so the same file with order numbers can come again.
 *
 * @throws {KnownError} 422 when it is no such file.
 */
export async function purchasesFromCsv(
  db: Database,
  q: { workspaceId: string; csv: string; now: Date },
): Promise<z.infer<typeof PurchasesNoted>> {
  const records = namedRecords(q.csv, delimiterOf(q.csv));
  const [first] = records;
  if (!first) throw notPurchases("it has no rows");
  if (records.length > MOST_ROWS) throw notPurchases(`it has more than ${MOST_ROWS} rows`);
  if (!WHO.some((name) => name in first.values)) throw notPurchases("no column says who bought");
  const missing = NEEDED.find((name) => !(name in first.values));
  if (missing) throw notPurchases(`there is no column "${missing}"`);
  const bought: Bought[] = [];
  const rejected: z.infer<typeof PurchasesNoted>["rejected"] = [];
  for (const { row, values, problem } of records) {
    try {
      if (problem) throw bad("A quotation mark is opened and never closed.");
      const one = readRow(values);
      await refuseTwoPeople(db, q.workspaceId, one.identity);
      bought.push(one);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      rejected.push({ line: row, problem: error.message });
    }
  }
  let created = 0;
  let added = 0;
  for (let at = 0; at < bought.length; at += AT_ONCE) {
    const some = bought.slice(at, at + AT_ONCE);
    const people = await db.transaction().execute((trx) =>
      upsertPeople(
        trx,
        q.workspaceId,
        some.map(({ identity }) => ({ identity })),
        q.now,
      ),
    );
    created += people.filter(({ outcome }) => outcome === "created").length;
    const byPerson = new Map<string, NewPurchase[]>();
    for (const [index, { personId }] of people.entries()) {
      const purchase = some[index]?.purchase;
      if (purchase) byPerson.set(personId, [...(byPerson.get(personId) ?? []), purchase]);
    }
    for (const [personId, purchases] of byPerson) {
      added += await addPurchases(db, { workspaceId: q.workspaceId, personId }, purchases);
    }
  }
  return { rows: records.length, added, created, rejected };
}

function readRow(values: Record<string, string>): Bought {
  const email = values.email === "" ? undefined : values.email;
  if (email !== undefined && !z.email().max(LIMITS.email).safeParse(email).success) {
    throw bad(`"${email}" is not an e-mail address.`);
  }
  const { phone, external_id: externalId, name } = values;
  const identity = toIdentity({ email, phone, externalId, name });
  if (!identity) throw bad("The row does not say who bought.");
  const read = CreatePurchase.safeParse({
    at: momentIn(values.at ?? ""),
    amount: amountIn(values.amount ?? ""),
    currency: (values.currency ?? "").trim().toUpperCase(),
    ...(values.product ? { product: values.product } : {}),
    ...(values.order_id ? { externalId: values.order_id } : {}),
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const column = String(issue?.path[0] ?? "");
    const given = values[column === "externalId" ? "order_id" : column] ?? "";
    throw bad(`"${given}" cannot be read as ${column}: ${issue?.message ?? "it is not one"}.`);
  }
  const { at, ...purchase } = read.data;
  return { identity, purchase: { ...purchase, at: new Date(at) } };
}

/** A day alone is its beginning, in UTC. */
function momentIn(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text.replace(" ", "T");
}

/** "12.50", "12,50" or "1 250": never thousands by a comma alone, since nobody could tell. */
function amountIn(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^(-?\d+),(\d{1,2})$/, "$1.$2");
  return plain === "" ? Number.NaN : Number(plain);
}

function bad(message: string): KnownError {
  return new KnownError(422, "bad_purchase", message);
}

function notPurchases(problem: string): KnownError {
  return new KnownError(
    422,
    "bad_purchases_file",
    `This is not a list of purchases: ${problem}. Its first line names the columns: email (or phone, or external_id), at, amount, currency, perhaps product and order_id.`,
  );
}
