import { uuidv7 } from "@candor/contract/uuidv7.ts";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { auditPasskey } from "./audit-user.ts";
import type { SignedIn } from "./principal.ts";

/** So long a browser may take to have a passkey sign. */
const CHALLENGE_MS = 5 * 60_000;
/** Nobody has so many devices. */
const AT_MOST = 20;

/** A passkey as its owner sees it. */
export interface Passkey {
  id: string;
  name: string;
  /** Kept by a service, and so on other devices too. */
  backedUp: boolean;
  madeAt: Date;
  usedAt: Date | null;
}

interface PasskeyDeps {
  db: Database;
  publicUrl: string;
}

/** Whose site a passkey is bound to: the host of the public address, without a port. */
function relyingParty(publicUrl: string): { id: string; origin: string } {
  const url = new URL(publicUrl);
  return { id: url.hostname, origin: url.origin };
}

export async function passkeysOf(db: Database, userId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("directory.passkey")
    .select(["id", "name", "backed_up", "made_at", "used_at"])
    .where("user_id", "=", userId)
    .orderBy("made_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    backedUp: row.backed_up,
    madeAt: row.made_at,
    usedAt: row.used_at,
  }));
}

/** What a browser needs to make a passkey for whoever is signed in. */
export async function beginPasskey({ db, publicUrl }: PasskeyDeps, user: SignedIn, now: Date) {
  const mine = await db
    .selectFrom("directory.passkey")
    .select(["credential_id", "transports"])
    .where("user_id", "=", user.userId)
    .execute();
  if (mine.length >= AT_MOST) {
    throw new KnownError(
      409,
      "too_many_passkeys",
      `You have ${AT_MOST} passkeys, which is as many as there may be. Remove one that you no longer use.`,
    );
  }
  const options = await generateRegistrationOptions({
    rpName: "Candor",
    rpID: relyingParty(publicUrl).id,
    userName: user.email,
    userDisplayName: user.name || user.email,
    userID: new TextEncoder().encode(user.userId),
    attestationType: "none",
    excludeCredentials: mine.map((row) => ({ id: row.credential_id, transports: row.transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await putChallenge(db, { challenge: options.challenge, userId: user.userId, now });
  return options;
}

/**
 * Keeps a passkey that a browser has just made.
 *
 * @throws {KnownError} 400 when it does not answer what was asked a moment ago, or comes from another site.
 */
export async function addPasskey(
  { db, publicUrl }: PasskeyDeps,
  user: SignedIn,
  given: { name: string; response: RegistrationResponseJSON; now: Date },
): Promise<Passkey> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl);
  const verified = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: (challenge) =>
      takeChallenge(db, { challenge, userId: user.userId, now: given.now }),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw notAccepted();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const id = uuidv7(given.now.getTime());
  await db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto("directory.passkey")
      .values({
        id,
        user_id: user.userId,
        name: given.name,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        backed_up: credentialBackedUp,
        made_at: given.now,
        used_at: null,
      })
      .onConflict((conflict) => conflict.column("credential_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw notAccepted();
    await auditPasskey(trx, user, "passkey.added", given.name);
  });
  return {
    id,
    name: given.name,
    backedUp: credentialBackedUp,
    madeAt: given.now,
    usedAt: null,
  };
}

export async function renamePasskey(
  db: Database,
  user: SignedIn,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const renamed = await db
    .updateTable("directory.passkey")
    .set({ name })
    .where("id", "=", id)
    .where("user_id", "=", user.userId)
    .returning("id")
    .executeTakeFirst();
  if (!renamed) throw noSuchPasskey();
}

export async function removePasskey(
  db: Database,
  user: SignedIn,
  id: string,
): Promise<{ name: string }> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom("directory.passkey")
      .where("id", "=", id)
      .where("user_id", "=", user.userId)
      .returning("name")
      .executeTakeFirst();
    if (!gone) throw noSuchPasskey();
    await auditPasskey(trx, user, "passkey.removed", gone.name);
    return gone;
  });
}

/** What a browser needs to have any passkey of this site sign; which one, its owner chooses there. */
export async function askPasskey({ db, publicUrl }: PasskeyDeps, userId: string | null, now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(publicUrl).id,
    userVerification: "required",
  });
  await putChallenge(db, { challenge: options.challenge, userId, now });
  return options;
}

/**
 * Who signed with a passkey.
 *
 * @param userId when only this user will do.
 * @throws {KnownError} 401 for a passkey nobody has (any more), an answer to nothing that was asked, a copied key.
 */
export async function provePasskey(
  { db, publicUrl }: PasskeyDeps,
  given: { response: AuthenticationResponseJSON; userId: string | null; now: Date },
): Promise<{ userId: string }> {
  const row = await db
    .selectFrom("directory.passkey")
    .selectAll()
    .where("credential_id", "=", given.response.id)
    .executeTakeFirst();
  if (!row || (given.userId !== null && row.user_id !== given.userId)) throw notAccepted();
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl);
  const verified = await verifyAuthenticationResponse({
    response: given.response,
    expectedChallenge: (challenge) =>
      takeChallenge(db, { challenge, userId: given.userId, now: given.now }),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) throw notAccepted();
  await db
    .updateTable("directory.passkey")
    .set({ counter: verified.authenticationInfo.newCounter, used_at: given.now })
    .where("id", "=", row.id)
    .execute();
  return { userId: row.user_id };
}

async function putChallenge(
  db: Database,
  { challenge, userId, now }: { challenge: string; userId: string | null; now: Date },
): Promise<void> {
  await db.deleteFrom("directory.passkey_challenge").where("expires_at", "<", now).execute();
  await db
    .insertInto("directory.passkey_challenge")
    .values({ challenge, user_id: userId, expires_at: new Date(now.getTime() + CHALLENGE_MS) })
    .execute();
}

/** Each challenge is answered once. */
async function takeChallenge(
  db: Database,
  { challenge, userId, now }: { challenge: string; userId: string | null; now: Date },
): Promise<boolean> {
  const taken = await db
    .deleteFrom("directory.passkey_challenge")
    .where("challenge", "=", challenge)
    .returning(["user_id", "expires_at"])
    .executeTakeFirst();
  return taken !== undefined && taken.user_id === userId && taken.expires_at > now;
}

function notAccepted(): KnownError {
  return new KnownError(
    401,
    "passkey_refused",
    "This passkey was not accepted. Try again; if it was removed from your account, sign in with the password.",
  );
}

function noSuchPasskey(): KnownError {
  return new KnownError(
    404,
    "passkey_not_found",
    "You have no such passkey; it may be removed already. Load the list again.",
  );
}
