import { LIMITS } from "@candor/contract/limits.ts";
import { CreatePurchase, type PurchasesNoted } from "@candor/contract/person.ts";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { ReferralNews } from "../referrals/referral.ts";
import { delimiterOf } from "../spreadsheets/csv-delimiter.ts";
import { namedRecords } from "../spreadsheets/csv-records.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { personalHash } from "../workspaces/personal-hash.ts";
import { type Identity, toIdentity } from "./identity.ts";
import { refuseTwoPeople } from "./owners.ts";
import { type NewPurchase, OF_A_ROW, writePurchases } from "./purchases.ts";
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
 * Notes the purchases of a CSV file: known people are found, others are made. What is known already changes
 * nothing, so the same file can come again: by its order number, or, where it has none, by who bought what when.
 *
 * @throws {KnownError} 422 when it is no such file.
 */
export async function purchasesFromCsv(
  db: Database,
  q: { workspaceId: string; csv: string; news: ReferralNews; now: Date },
): Promise<z.infer<typeof PurchasesNoted>> {
  const records = namedRecords(q.csv, delimiterOf(q.csv));
  const [first] = records;
  if (!first) throw notPurchases("it has no rows");
  if (records.length > MOST_ROWS) throw notPurchases(`it has more than ${MOST_ROWS} rows`);
  if (!WHO.some((name) => name in first.values)) throw notPurchases("no column says who bought");
  const missing = NEEDED.find((name) => !(name in first.values));
  if (missing) throw notPurchases(`there is no column "${missing}"`);
  const bought: Bought[] = [];
  const seen = new Map<string, number>();
  const rejected: z.infer<typeof PurchasesNoted>["rejected"] = [];
  for (const { row, values, problem } of records) {
    try {
      if (problem) throw bad("A quotation mark is opened and never closed.");
      const one = readRow(values, seen);
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
    // Counted once it stands: it may be written a second time.
    const written = await inTransaction(db, async (trx) => {
      const identities = some.map(({ identity }) => ({ identity }));
      const people = await upsertPeople(trx, q.workspaceId, identities, q.now);
      const theirs = people.flatMap(({ personId }, index) => {
        const purchase = some[index]?.purchase;
        return purchase ? [{ ...purchase, personId }] : [];
      });
      return { people, added: await writePurchases(trx, q.workspaceId, theirs, q) };
    });
    created += written.people.filter(({ outcome }) => outcome === "created").length;
    added += written.added;
  }
  return { rows: records.length, added, created, rejected };
}

/** @param seen how often each row without an order number has stood in the file so far. */
function readRow(values: Record<string, string>, seen: Map<string, number>): Bought {
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
    ...(values.referred_by?.trim() ? { referredBy: values.referred_by } : {}),
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const column = String(issue?.path[0] ?? "");
    const given = values[column === "externalId" ? "order_id" : column] ?? "";
    throw bad(`"${given}" cannot be read as ${column}: ${issue?.message ?? "it is not one"}.`);
  }
  const { at, ...purchase } = read.data;
  return {
    identity,
    purchase: {
      ...purchase,
      at: new Date(at),
      externalId: purchase.externalId ?? rowKey(values, seen),
    },
  };
}

/** Stands for the order number that a row has not, and tells nobody who bought; the same row a second time in one file is a second purchase. */
function rowKey(values: Record<string, string>, seen: Map<string, number>): string {
  const names = [...WHO, ...NEEDED, "product"];
  const row = JSON.stringify(names.map((name) => (values[name] ?? "").trim().toLowerCase()));
  const times = (seen.get(row) ?? 0) + 1;
  seen.set(row, times);
  return `${OF_A_ROW}${personalHash(row).toString("base64url")}:${times}`;
}

/** A day alone is its beginning, in UTC. */
function momentIn(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text.replace(" ", "T");
}

/** "12.50", "12,50" or "1 250". @throws {KnownError} for "1.250" and "1,250": nobody can tell which is meant. */
function amountIn(text: string): number {
  if (/^\s*-?[1-9]\d{0,2}[.,]\d{3}\s*$/.test(text)) {
    throw bad(
      `The amount "${text.trim()}" can be read in two ways. Write it without a mark for thousands, and with two decimals.`,
    );
  }
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
    `This is not a list of purchases: ${problem}. Its first line names the columns: email (or phone, or external_id), at, amount, currency, perhaps product, order_id and referred_by.`,
  );
}
