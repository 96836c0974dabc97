import {
  type MailServerState,
  MailServerState as MailServerStateSchema,
  SaveMailServer,
  SendTestTo,
  TestSent,
} from "@candor/contract/channel-setup.ts";
import { sql } from "kysely";
import MailComposer from "nodemailer/lib/mail-composer";
import { writeAudit } from "../../audit/write-audit.ts";
import { healthOf, noteUp } from "../../delivery/channel-state.ts";
import { CourierDown, type LinePool } from "../../delivery/courier.ts";
import type { OutgoingMail } from "../../delivery/smtp-courier.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { channelKey } from "../../invitations/send-due.ts";
import { colleagueMessage } from "../../messages/colleague-messages.ts";
import type { Database } from "../../storage/database.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { removeAccount, saveAccount } from "../chat/channel-account.ts";
import { type MailDeps, senderOf } from "./compose-mail.ts";
import type { EmailChannel } from "./email-channel.ts";
import { fromOfAccount, nextAccount, readMailAccount } from "./mail-account.ts";
import { PROVIDERS } from "./provider-events.ts";
import { providerHookUrl } from "./provider-routes.ts";
import { sendTestMail } from "./send-test.ts";

export interface MailServerDeps extends MailDeps {
  email: EmailChannel;
  /** Where this server takes bounces in: `nps.example.com:2525`; null for nowhere. */
  bouncesTo: string | null;
}

/** `/channels/email`: the workspace's own mail server, how it fares, and a test. Passwords are never shown. */
export function mailServerRoutes(app: App, deps: MailServerDeps): void {
  const { db, secret, email } = deps;
  app.get(
    "/channels/email",
    { schema: { response: { 200: MailServerStateSchema } }, config: { scope: "admin" } },
    (request) => stateOf(deps, request.principal.workspaceId),
  );
  app.put(
    "/channels/email",
    {
      schema: { body: SaveMailServer, response: { 200: MailServerStateSchema } },
      config: { scope: "admin", confirm: true },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const before = await readMailAccount(db, secret, workspaceId);
      const settings = nextAccount(request.body, before);
      await knock(email.tryOut(settings), settings.host);
      const now = new Date();
      await db.transaction().execute(async (trx) => {
        await saveAccount(trx, secret, { workspaceId, channel: "email", settings, now });
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.configured",
          target: "email",
          details: { host: settings.host, from: fromOfAccount(settings) },
        });
      });
      await noteUp(db, `email:${workspaceId}`, now);
      return stateOf(deps, workspaceId);
    },
  );
  app.delete(
    "/channels/email",
    { schema: { response: { 200: MailServerStateSchema } }, config: { scope: "admin" } },
    async (request) => {
      const { workspaceId } = request.principal;
      await db.transaction().execute(async (trx) => {
        await removeAccount(trx, { workspaceId, channel: "email" });
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.removed",
          target: "email",
        });
      });
      return stateOf(deps, workspaceId);
    },
  );
  app.post(
    "/channels/email/test",
    {
      schema: { body: SendTestTo, response: { 200: TestSent } },
      config: { scope: "admin" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      return { reply: await sendTest(deps, workspaceId, request.body.to) };
    },
  );
}

/** @throws {KnownError} 422 with what the mail server said when it cannot be used. */
async function knock(pool: LinePool<OutgoingMail>, host: string): Promise<void> {
  try {
    pool.giveBack(await pool.take());
  } catch (error) {
    if (!(error instanceof CourierDown)) throw error;
    throw new KnownError(
      422,
      "mail_server_refused",
      `${host} cannot be used: ${error.message}. Check host, port, encryption, user and password; nothing was saved.`,
    );
  } finally {
    pool.close();
  }
}

function sendTest(deps: MailServerDeps, workspaceId: string, to: string): Promise<string> {
  return sendTestMail(deps, workspaceId, async () => {
    const workspace = await findWorkspace(deps.db, workspaceId);
    const language = workspace?.language ?? "en";
    const from = senderOf((await deps.email.mailOf(workspaceId)).mailFrom);
    const words = { workspace: workspace?.name ?? "" };
    const raw = await new MailComposer({
      from,
      to,
      subject: colleagueMessage(language, "mailTestSubject", words),
      text: colleagueMessage(language, "mailTestText", { ...words, url: deps.publicUrl }),
      headers: { "Auto-Submitted": "auto-generated" },
    })
      .compile()
      .build();
    return { from: from.address, to, raw };
  });
}

async function stateOf(deps: MailServerDeps, workspaceId: string): Promise<MailServerState> {
  const { db, secret, email, publicUrl } = deps;
  const own = await readMailAccount(db, secret, workspaceId);
  const pool = await email.linesFor(workspaceId);
  return {
    source: own ? "own" : pool ? "server" : "none",
    ...(await healthOf(db, channelKey(email, workspaceId, pool), pool !== null)),
    own: own
      ? {
          host: own.host,
          port: own.port,
          security: own.security,
          user: own.user,
          hasPassword: own.password !== null,
          from: own.from,
          fromName: own.fromName,
        }
      : null,
    serverHasMail: email.pool !== null,
    from: own ? fromOfAccount(own) : deps.mailFrom,
    bouncesTo: own ? null : deps.bouncesTo,
    hooks: PROVIDERS.map((provider) => ({
      provider,
      url: providerHookUrl(secret, publicUrl, provider),
    })),
    last30Days: await figures(db, workspaceId, new Date()),
  };
}

async function figures(db: Database, workspaceId: string, now: Date) {
  const { rows } = await sql<{ handed: number; bounced: number; complained: number }>`
    select count(*)::int as handed, count(*) filter (where state = 'bounced')::int as bounced,
      (select count(*)::int from contact_block b where b.workspace_id = ${workspaceId}
        and b.reason = 'complained' and b.at >= ${now}::timestamptz - interval '30 days') as complained
    from message
    where workspace_id = ${workspaceId} and channel = 'email'
      and handed_at >= ${now}::timestamptz - interval '30 days'
  `.execute(db);
  return rows[0] ?? { handed: 0, bounced: 0, complained: 0 };
}
