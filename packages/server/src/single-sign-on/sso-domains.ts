import { randomBytes } from "node:crypto";
import type { SsoDomain } from "@candor/contract/single-sign-on.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Asks the DNS for the texts of a name. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

const SHAPE = /^(?=.{3,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const AT_MOST = 50;

interface Of {
  workspaceId: string;
  domain: string;
  actor: string;
  now: Date;
}

export async function domainsOf(db: Database, workspaceId: string): Promise<SsoDomain[]> {
  const rows = await db
    .selectFrom("directory.sso_domain")
    .select(["domain", "token", "enforced", "verified_at"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("domain")
    .execute();
  return rows.map((row) => ({
    domain: row.domain,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    enforced: row.enforced,
    record: { name: recordName(row.domain), type: "TXT", value: recordValue(row.token) },
  }));
}

/** @throws {KnownError} 422 for what is no domain, 409 for one that another workspace has proven. */
export async function addDomain(trx: Transaction, { workspaceId, actor, now, ...of }: Of) {
  const domain = of.domain.trim().toLowerCase().replace(/^@/, "");
  if (!SHAPE.test(domain)) {
    throw new KnownError(
      422,
      "domain_invalid",
      `"${of.domain.slice(0, 80)}" is no domain. Enter what stands after the @, such as example.com.`,
    );
  }
  await refuseTaken(trx, { workspaceId, domain });
  const { n } = await trx
    .selectFrom("directory.sso_domain")
    .select((select) => select.fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  if (Number(n) >= AT_MOST) {
    throw new KnownError(409, "too_many_domains", `A workspace has ${AT_MOST} domains at most.`);
  }
  const added = await trx
    .insertInto("directory.sso_domain")
    .values({
      domain,
      workspace_id: workspaceId,
      token: randomBytes(20).toString("hex"),
      added_by: actor,
      added_at: now,
      verified_at: null,
    })
    .onConflict((conflict) => conflict.columns(["domain", "workspace_id"]).doNothing())
    .returning("domain")
    .executeTakeFirst();
  if (added) {
    await writeAudit(trx, { workspaceId, actor, action: "sso.domain_added", target: domain });
  }
}

/**
 * Looks whether the domain's DNS says what it must.
 *
 * @throws {KnownError} 409 when it does not (yet), or another workspace was first.
 */
export async function proveDomain(db: Database, of: Of, resolve: ResolveTxt): Promise<void> {
  const { token } = await known(db, of);
  const texts = await resolve(recordName(of.domain)).catch(() => []);
  if (!texts.some((parts) => parts.join("") === recordValue(token))) {
    throw new KnownError(
      409,
      "domain_not_proven",
      `The DNS of ${of.domain} does not have the record yet. It can take an hour until others see it; then check again.`,
    );
  }
  await db.transaction().execute((trx) => noteProven(trx, of));
}

/** The domain is the workspace's: its DNS said so, or the operator, who answers for this server. */
export async function noteProven(trx: Transaction, of: Of): Promise<void> {
  await known(trx, of);
  await refuseTaken(trx, of);
  await trx
    .updateTable("directory.sso_domain")
    .set({ verified_at: of.now })
    .where("workspace_id", "=", of.workspaceId)
    .where("domain", "=", of.domain)
    .where("verified_at", "is", null)
    .execute();
  const { workspaceId, actor, domain } = of;
  await writeAudit(trx, { workspaceId, actor, action: "sso.domain_verified", target: domain });
}

/** @throws {KnownError} 409 for a domain that is not proven, or without single sign-on switched on. */
export async function enforceDomain(
  trx: Transaction,
  { enforced, ...of }: Of & { enforced: boolean },
): Promise<void> {
  const { verified_at } = await known(trx, of);
  if (enforced && !verified_at) {
    throw new KnownError(
      409,
      "domain_not_proven",
      `Prove first that ${of.domain} is yours; then its addresses can be kept to single sign-on.`,
    );
  }
  const on = await trx
    .selectFrom("single_sign_on")
    .select("workspace_id")
    .where("workspace_id", "=", of.workspaceId)
    .where("is_on", "=", true)
    .executeTakeFirst();
  if (enforced && !on) {
    throw new KnownError(409, "sso_off", "Switch single sign-on on first, and sign in by it once.");
  }
  await trx
    .updateTable("directory.sso_domain")
    .set({ enforced })
    .where("workspace_id", "=", of.workspaceId)
    .where("domain", "=", of.domain)
    .execute();
  await writeAudit(trx, {
    workspaceId: of.workspaceId,
    actor: of.actor,
    action: enforced ? "sso.enforced" : "sso.enforcement_ended",
    target: of.domain,
  });
}

export async function removeDomain(trx: Transaction, of: Of): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom("directory.sso_domain")
    .where("workspace_id", "=", of.workspaceId)
    .where("domain", "=", of.domain)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw unknown(of.domain);
  const { workspaceId, actor, domain } = of;
  await writeAudit(trx, { workspaceId, actor, action: "sso.domain_removed", target: domain });
}

async function known(db: Database | Transaction, of: Pick<Of, "workspaceId" | "domain">) {
  const row = await db
    .selectFrom("directory.sso_domain")
    .select(["token", "verified_at"])
    .where("workspace_id", "=", of.workspaceId)
    .where("domain", "=", of.domain)
    .executeTakeFirst();
  if (!row) throw unknown(of.domain);
  return row;
}

async function refuseTaken(
  trx: Transaction,
  { workspaceId, domain }: Pick<Of, "workspaceId" | "domain">,
): Promise<void> {
  const taken = await trx
    .selectFrom("directory.sso_domain")
    .select("domain")
    .where("domain", "=", domain)
    .where("verified_at", "is not", null)
    .where("workspace_id", "!=", workspaceId)
    .executeTakeFirst();
  if (!taken) return;
  throw new KnownError(
    409,
    "domain_taken",
    `Another workspace of this server has proven that ${domain} is its own. Ask its owners.`,
  );
}

const recordName = (domain: string) => `_candor.${domain}`;
const recordValue = (token: string) => `candor-domain=${token}`;

function unknown(domain: string): KnownError {
  return new KnownError(
    404,
    "domain_not_found",
    `This workspace has no domain "${domain.slice(0, 80)}". Look at the list.`,
  );
}
