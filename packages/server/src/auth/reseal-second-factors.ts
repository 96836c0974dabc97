import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Kysely } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";

interface SecondFactors {
  "auth.twoFactor": { id: string; secret: string; backupCodes: string };
}

/** better-auth encrypts second factors under the key that it is given. */
export function signInKey(secret: ServerSecret): string {
  return secret.key("better-auth").toString("base64url");
}

/** Encrypts the second factors of all colleagues under the key of another server secret, so that none is locked out. */
export async function resealSecondFactors(
  trx: Transaction,
  from: ServerSecret,
  to: ServerSecret,
): Promise<number> {
  const auth = trx as unknown as Kysely<SecondFactors>;
  const again = async (data: string) =>
    symmetricEncrypt({
      key: signInKey(to),
      data: await symmetricDecrypt({ key: signInKey(from), data }),
    });
  const rows = await auth
    .selectFrom("auth.twoFactor")
    .select(["id", "secret", "backupCodes"])
    .forUpdate()
    .execute();
  for (const { id, secret, backupCodes } of rows) {
    await auth
      .updateTable("auth.twoFactor")
      .set({ secret: await again(secret), backupCodes: await again(backupCodes) })
      .where("id", "=", id)
      .execute();
  }
  return rows.length;
}
