import { SendTestSms, SmsState, TestSent } from "@candor/contract/channel-setup.ts";
import { z } from "zod";
import { writeAudit } from "../../audit/write-audit.ts";
import { healthOf, noteUp } from "../../delivery/channel-state.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { normalisePhone } from "../../people/identity.ts";
import { type ServerSecret, sign, verify } from "../../workspaces/server-secret.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { readAccount, removeAccount, saveAccount } from "../chat/channel-account.ts";
import { type ConversationDeps, hearReply } from "../chat/conversation.ts";
import { type MayReach, readIncoming, SmsSettings, sendText } from "./sms-providers.ts";

export interface SmsDeps extends ConversationDeps {
  mayReach: MayReach;
}

const PURPOSE = "incoming text messages";

/** `/channels/sms`: how a workspace sends text messages. Secrets are taken in and never shown. */
export function smsRoutes(app: App, deps: SmsDeps): void {
  const { db, secret } = deps;
  app.get(
    "/channels/sms",
    { schema: { response: { 200: SmsState } }, config: { scope: "admin" } },
    (request) => stateOf(deps, request.principal.workspaceId),
  );
  app.put(
    "/channels/sms",
    {
      schema: { body: SmsSettings, response: { 200: SmsState } },
      config: { scope: "admin", confirm: true },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      await db.transaction().execute(async (trx) => {
        const account = { workspaceId, channel: "sms", settings: request.body, now: new Date() };
        await saveAccount(trx, secret, account);
        const { provider, sender } = request.body;
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.configured",
          target: "sms",
          details: { provider, sender },
        });
      });
      return stateOf(deps, workspaceId);
    },
  );
  app.delete(
    "/channels/sms",
    { schema: { response: { 200: SmsState } }, config: { scope: "admin" } },
    async (request) => {
      const { workspaceId } = request.principal;
      await db.transaction().execute(async (trx) => {
        await removeAccount(trx, { workspaceId, channel: "sms" });
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.removed",
          target: "sms",
        });
      });
      return stateOf(deps, workspaceId);
    },
  );
  app.post(
    "/channels/sms/test",
    { schema: { body: SendTestSms, response: { 200: TestSent } }, config: { scope: "admin" } },
    async (request) => ({
      reply: await sendTest(deps, request.principal.workspaceId, request.body.to),
    }),
  );
}

/** `POST /hooks/sms/:workspaceId?key=`: text messages that came in, in the provider's own shape. */
export function incomingSmsRoutes(app: App, deps: SmsDeps): void {
  const params = z.object({ workspaceId: z.uuid() });
  const querystring = z.object({ key: z.string().max(100) });
  app.post(
    "/hooks/sms/:workspaceId",
    { schema: { params, querystring, hide: true }, config: { public: true } },
    async (request, reply) => {
      const { workspaceId } = request.params;
      if (!verify(deps.secret, PURPOSE, workspaceId, request.query.key)) {
        throw new KnownError(403, "bad_hook_key", "The key in this address is not ours.");
      }
      const settings = await settingsOf(deps, workspaceId);
      const incoming = settings && readIncoming(settings.provider, request.body);
      if (settings && incoming) {
        const address = normalisePhone(incoming.from);
        const chatter = { workspaceId, channel: "sms" as const, address };
        const text = await hearReply(deps, chatter, incoming.text, new Date());
        await sendText(settings, { to: address, text }, deps.mayReach);
      }
      // Twilio reads the body as instructions; an empty one says that nothing is to be done.
      return reply.code(200).header("content-type", "text/xml").send("<Response></Response>");
    },
  );
}

async function sendTest(deps: SmsDeps, workspaceId: string, number: string): Promise<string> {
  const settings = await settingsOf(deps, workspaceId);
  if (!settings) {
    throw new KnownError(409, "sms_not_configured", "No SMS provider is set up; enter one first.");
  }
  const workspace = await findWorkspace(deps.db, workspaceId);
  const text = chatMessage(workspace?.language ?? "en", "setup", {
    workspace: workspace?.name ?? "",
  });
  const sent = await sendText(settings, { to: normalisePhone(number), text }, deps.mayReach);
  if (sent.kind === "accepted") {
    await noteUp(deps.db, `sms:${workspaceId}`, new Date());
    return sent.reply;
  }
  throw new KnownError(
    502,
    "sms_not_sent",
    `The provider did not take the message: ${sent.reply}. Check the credentials, the sender and the number.`,
  );
}

async function settingsOf(deps: SmsDeps, workspaceId: string): Promise<SmsSettings | null> {
  const account = await readAccount(deps.db, deps.secret, { workspaceId, channel: "sms" });
  return account === null ? null : SmsSettings.parse(account);
}

async function stateOf(deps: SmsDeps, workspaceId: string) {
  const settings = await settingsOf(deps, workspaceId);
  return {
    configured: settings !== null,
    provider: settings?.provider ?? null,
    sender: settings?.sender ?? null,
    incomingUrl: incomingSmsUrl(deps.secret, deps.publicUrl, workspaceId),
    ...(await healthOf(deps.db, `sms:${workspaceId}`, settings !== null)),
  };
}

/** The address to give to the provider; the key in it is the proof. */
export function incomingSmsUrl(
  secret: ServerSecret,
  publicUrl: string,
  workspaceId: string,
): string {
  return `${publicUrl}/hooks/sms/${workspaceId}?key=${sign(secret, PURPOSE, workspaceId)}`;
}
