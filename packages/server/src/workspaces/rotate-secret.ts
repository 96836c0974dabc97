import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { seal, unseal } from "./sealed.ts";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-places.ts";
import {
  CHECK,
  loadServerSecret,
  SECRET,
  type ServerSecret,
  saveBefore,
  serverSecret,
  sign,
  storedBefore,
} from "./server-secret.ts";

/**
 * Keys that stay what they were: answers are named by one (a link that was sent would record a second answer), and
 * by the other erased people and addresses that may not be written to are known again.
 */
const KEPT = ["response id", "personal hash"] as const;
const DAY_MS = 24 * 3600_000;

export interface Rotation {
  /** The secret that was set until now; null where the database keeps it. */
  configured: string | null;
  /** The one that will be set; null for a random one that the database keeps. */
  next: string | null;
  /** So long links that were sent still hold; 0 when the earlier secret is known to others. */
  overlapDays: number;
  /** Gives the second factors of colleagues their new key: they are kept by the sign-in. */
  resealSignIn: (trx: Transaction, from: ServerSecret, to: ServerSecret) => Promise<number>;
  now: Date;
}

/** What a rotation changed. */
export interface Rotated {
  resealed: number;
  /** Until when links and signatures of the earlier secret hold; null for no longer. */
  until: Date | null;
}

/**
 * Puts another server secret in the place of the one in use, in one transaction: everything that is sealed is sealed
 * anew, and for a while what was signed before still holds.
 *
 * @throws {KnownError} as `loadServerSecret` does; 422 when it is no other secret; 409 when a sealed value cannot be
 *   opened, so that it would be lost.
 */
export async function rotateSecret(db: Database, rotation: Rotation): Promise<Rotated> {
  const { configured, now, overlapDays } = rotation;
  const current = await loadServerSecret(db, configured);
  const text = configured ?? (await storedText(db));
  const nextText = rotation.next ?? randomBytes(32).toString("base64url");
  if (nextText === text) {
    throw new KnownError(
      422,
      "same_secret",
      "The new secret is the one in use. Make another with: openssl rand -base64 33",
    );
  }
  if (configured !== null && rotation.next === null) {
    throw new KnownError(
      422,
      "new_secret_needed",
      "The secret is a setting of this server, so the new one must be one too. Write it into a file and name that file: openssl rand -base64 33 > FILE",
    );
  }
  const kept = new Map(KEPT.map((purpose) => [purpose as string, current.key(purpose)]));
  const next = serverSecret(nextText, { kept });
  const until = overlapDays > 0 ? new Date(now.getTime() + overlapDays * DAY_MS) : null;
  const resealed = await db.transaction().execute(async (trx) => {
    // Of two who rotate at once the second finds another secret than it began with.
    await changeCheck(trx, sign(serverSecret(text), "check", "candor"), next);
    await keepText(trx, rotation.next === null ? nextText : null);
    await saveBefore(trx, next, {
      kept: Object.fromEntries([...kept].map(([name, key]) => [name, key.toString("hex")])),
      earlier: until && { text, until: until.toISOString() },
    });
    return resealAll(trx, { from: current, to: next, resealSignIn: rotation.resealSignIn });
  });
  return { resealed, until };
}

/**
 * Ends the overlap now: whatever a process that was not started again sealed meanwhile is sealed anew, then nothing
 * of the earlier secret holds any more.
 */
export async function endOverlap(db: Database, configured: string | null): Promise<number> {
  const current = await loadServerSecret(db, configured);
  return db.transaction().execute(async (trx) => {
    const { kept } = await storedBefore(trx, current);
    const resealed = await resealAll(trx, { from: current, to: current });
    await saveBefore(trx, current, { kept, earlier: null });
    return resealed;
  });
}

async function storedText(db: Database): Promise<string> {
  const { value } = await db
    .selectFrom("directory.secret")
    .select("value")
    .where("name", "=", SECRET)
    .executeTakeFirstOrThrow();
  return value;
}

async function changeCheck(trx: Transaction, was: string, next: ServerSecret): Promise<void> {
  const changed = await trx
    .updateTable("directory.secret")
    .set({ value: sign(next, "check", "candor") })
    .where("name", "=", CHECK)
    .where("value", "=", was)
    .returning("name")
    .executeTakeFirst();
  if (changed) return;
  throw new KnownError(
    409,
    "secret_rotated_meanwhile",
    "Somebody else has just changed the server secret. Nothing was changed by this command.",
  );
}

async function keepText(trx: Transaction, text: string | null): Promise<void> {
  await trx.deleteFrom("directory.secret").where("name", "=", SECRET).execute();
  if (text === null) return;
  await trx.insertInto("directory.secret").values({ name: SECRET, value: text }).execute();
}

interface Reseal {
  from: ServerSecret;
  to: ServerSecret;
  resealSignIn?: Rotation["resealSignIn"];
}

async function resealAll(trx: Transaction, { from, to, resealSignIn }: Reseal): Promise<number> {
  const workspaces = await trx.selectFrom("workspace").select("id").orderBy("id").execute();
  let resealed = (await resealSignIn?.(trx, from, to)) ?? 0;
  for (const { id } of workspaces) {
    for (const column of SEALED_COLUMNS) {
      resealed += await resealColumn(trx, column, { workspaceId: id, from, to });
    }
  }
  return resealed;
}

async function resealColumn(
  trx: Transaction,
  { table, column, key, place }: SealedColumn,
  { workspaceId, from, to }: { workspaceId: string; from: ServerSecret; to: ServerSecret },
): Promise<number> {
  const names = ["workspace_id", ...key];
  const same = (row: Record<string, string>) =>
    sql.join(
      names.map((name) => sql`${sql.ref(name)}::text = ${row[name]}`),
      sql` and `,
    );
  // Read whole before any is changed: a row that was sealed anew is not met again.
  const { rows } = await sql<Record<string, string>>`
    select ${sql.join(names.map((name) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`))},
      ${sql.ref(column)} as sealed
    from ${sql.table(table)}
    where workspace_id = ${workspaceId} and ${sql.ref(column)} is not null
    for update
  `.execute(trx);
  for (const row of rows) {
    const plain = unsealed(from, row.sealed ?? "", place(row));
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${seal(to, plain, place(row))}
      where workspace_id = ${workspaceId} and ${same(row)}
    `.execute(trx);
  }
  return rows.length;
}

function unsealed(from: ServerSecret, sealed: string, place: string): string {
  try {
    return unseal(from, sealed, place);
  } catch {
    throw new KnownError(
      409,
      "sealed_unreadable",
      `What is kept at "${place}" cannot be opened under the secret in use, and would be lost. Enter it again or remove it, then rotate. Nothing was changed.`,
    );
  }
}
