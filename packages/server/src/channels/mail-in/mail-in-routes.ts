import { TestSent } from "@candor/contract/channel-setup.ts";
import {
  MAILS_A_DAY,
  type MailInState,
  MailInState as MailInStateSchema,
  SaveMailbox,
  SaveMailHook,
  SaveStrangers,
  STRANGERS_A_DAY,
  TestMailIn,
} from "@candor/contract/mail-in.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { healthOf, noteUp } from "../../delivery/channel-state.ts";
import { wake } from "../../due-work/due-work.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database, Transaction } from "../../storage/database.ts";
import { getTeam } from "../../teams/team-queries.ts";
import { addressToken } from "../../workspaces/address-token.ts";
import { removeAccount, saveAccount } from "../chat/channel-account.ts";
import type { MailDeps } from "../email/compose-mail.ts";
import type { EmailChannel } from "../email/email-channel.ts";
import type { MayConnect } from "../email/mail-account.ts";
import { tryMailbox } from "./look-into-mailbox.ts";
import { hookChannel } from "./mail-hook-routes.ts";
import { beginAnew, type MailInState as Came, mailInStates } from "./mail-in-queries.ts";
import {
  answersOf,
  HOOK_ACCOUNT,
  hookUrl,
  isAnotherMailbox,
  MAILBOX_ACCOUNT,
  newHookKey,
  nextHook,
  nextMailbox,
  readMailbox,
  readMailHook,
} from "./mail-in-way.ts";
import { MailboxDown } from "./mailbox-client.ts";
import { MAILBOXES, mailboxChannel } from "./mailbox-worker.ts";
import { refusedMails } from "./refused-mails.ts";
import { sendRound } from "./send-round.ts";
import { openedByStrangers, saveStrangers, strangersOf } from "./strangers.ts";

export interface MailInDeps extends MailDeps {
  email: EmailChannel;
  mayConnect: MayConnect;
  mayBeOpen: (hostname: string) => boolean;
  /** Where the server's own listener takes mail in: `nps.example.com:25`; null for nowhere. */
  listenerAt: string | null;
}

/** A mail takes some seconds to arrive. */
const LOOK_AFTER_MS = 8_000;
const LATELY_MS = 30 * 86_400_000;

const ADMIN = { scope: "admin" } as const;
const SURE = { scope: "admin", confirm: true } as const;
const REPLY = { response: { 200: MailInStateSchema } };

/** `/mail-in`: how answers by mail come back to a workspace. Passwords and signing keys are never shown. */
export function mailInRoutes(app: App, deps: MailInDeps): void {
  const { db, secret } = deps;
  const state = (request: { principal: { workspaceId: string } }) =>
    stateOf(deps, request.principal.workspaceId);
  app.get("/mail-in", { schema: REPLY, config: ADMIN }, state);
  app.put(
    "/mail-in/hook",
    { schema: { body: SaveMailHook, ...REPLY }, config: SURE },
    async (request) => {
      const { workspaceId } = request.principal;
      const before = await readMailHook(deps, workspaceId);
      const settings = nextHook(request.body, before, workspaceId);
      const { provider, domain } = settings;
      await db.transaction().execute(async (trx) => {
        if (before && before.provider !== provider)
          await beginAnew(trx, { workspaceId, way: "hook" });
        await saveAccount(trx, secret, {
          ...{ workspaceId, channel: HOOK_ACCOUNT, settings, now: new Date() },
        });
        await note(trx, request, "channel.configured", HOOK_ACCOUNT, { provider, domain });
      });
      await noteUp(db, hookChannel(workspaceId), new Date());
      return state(request);
    },
  );
  app.post("/mail-in/hook/key", { schema: REPLY, config: SURE }, async (request) => {
    const { workspaceId } = request.principal;
    const before = await readMailHook(deps, workspaceId);
    if (!before) throw new KnownError(409, "no_mail_hook", "No hook is set up; set one up first.");
    const settings = { ...before, key: newHookKey(workspaceId) };
    await db.transaction().execute(async (trx) => {
      await saveAccount(trx, secret, {
        ...{ workspaceId, channel: HOOK_ACCOUNT, settings, now: new Date() },
      });
      await note(trx, request, "channel.configured", HOOK_ACCOUNT, { key: "changed" });
    });
    return state(request);
  });
  app.delete("/mail-in/hook", { schema: REPLY, config: ADMIN }, async (request) => {
    const { workspaceId } = request.principal;
    await db.transaction().execute(async (trx) => {
      await removeAccount(trx, { workspaceId, channel: HOOK_ACCOUNT });
      await beginAnew(trx, { workspaceId, way: "hook" });
      await note(trx, request, "channel.removed", HOOK_ACCOUNT);
    });
    await noteUp(db, hookChannel(workspaceId), new Date());
    return state(request);
  });
  app.put(
    "/mail-in/mailbox",
    { schema: { body: SaveMailbox, ...REPLY }, config: SURE },
    async (request) => {
      const { workspaceId } = request.principal;
      const before = await readMailbox(deps, workspaceId);
      const settings = nextMailbox(request.body, before);
      if (settings.security === "none" && !deps.mayBeOpen(settings.host)) throw inTheOpen();
      await knock(deps, settings);
      const now = new Date();
      await db.transaction().execute(async (trx) => {
        if (isAnotherMailbox(settings, before))
          await beginAnew(trx, { workspaceId, way: "mailbox" });
        await saveAccount(trx, secret, { workspaceId, channel: MAILBOX_ACCOUNT, settings, now });
        await wake(trx, MAILBOXES, { workspaceId }, { now });
        const { host, address, folder } = settings;
        await note(trx, request, "channel.configured", MAILBOX_ACCOUNT, { host, address, folder });
      });
      await noteUp(db, mailboxChannel(workspaceId), now);
      return state(request);
    },
  );
  app.delete("/mail-in/mailbox", { schema: REPLY, config: ADMIN }, async (request) => {
    const { workspaceId } = request.principal;
    await db.transaction().execute(async (trx) => {
      await removeAccount(trx, { workspaceId, channel: MAILBOX_ACCOUNT });
      await beginAnew(trx, { workspaceId, way: "mailbox" });
      await note(trx, request, "channel.removed", MAILBOX_ACCOUNT);
    });
    await noteUp(db, mailboxChannel(workspaceId), new Date());
    return state(request);
  });
  app.put(
    "/mail-in/strangers",
    { schema: { body: SaveStrangers, ...REPLY }, config: ADMIN },
    async (request) => {
      const { workspaceId } = request.principal;
      const { open, teamId, refuse } = request.body;
      if (teamId !== null) await getTeam(db, { workspaceId, teamId });
      const now = new Date();
      await db.transaction().execute(async (trx) => {
        await saveStrangers(trx, { workspaceId, open, teamId, refuse, now });
        const details = { open: String(open), teamId };
        await note(trx, request, "channel.configured", "mail-of-strangers", details);
      });
      return state(request);
    },
  );
  app.post(
    "/mail-in/test",
    { schema: { body: TestMailIn, response: { 200: TestSent } }, config: ADMIN },
    async (request) => {
      const { workspaceId } = request.principal;
      const { way } = request.body;
      const reply = await sendRound(deps, { workspaceId, way, now: new Date() });
      if (way === "mailbox") await lookSoon(db, workspaceId);
      return { reply };
    },
  );
}

/** Somebody waits to see it come back. */
async function lookSoon(db: Database, workspaceId: string): Promise<void> {
  const now = new Date();
  const at = new Date(now.getTime() + LOOK_AFTER_MS);
  await db.transaction().execute((trx) => wake(trx, MAILBOXES, { workspaceId }, { now, at }));
}

type Asked = { principal: { workspaceId: string }; actor: string };

async function note(
  trx: Transaction,
  request: Asked,
  action: "channel.configured" | "channel.removed",
  target: string,
  details: Record<string, string | null> = {},
): Promise<void> {
  const { workspaceId } = request.principal;
  await writeAudit(trx, { workspaceId, actor: request.actor, action, target, details });
}

/** @throws {KnownError} 422 with what the mailbox said when it cannot be looked into. */
async function knock(
  { mayConnect }: MailInDeps,
  mailbox: Parameters<typeof tryMailbox>[0],
): Promise<void> {
  try {
    await tryMailbox(mailbox, { mayConnect, signal: new AbortController().signal });
  } catch (error) {
    if (!(error instanceof MailboxDown)) throw error;
    throw new KnownError(422, "mailbox_refused", `${error.message} Nothing was saved.`);
  }
}

function inTheOpen(): KnownError {
  return new KnownError(
    422,
    "password_in_the_open",
    "Without encryption the password could be read on its way. Choose TLS or STARTTLS; the operator can allow hosts of the own network in WEBHOOK_ALLOWED_HOSTS.",
  );
}

async function stateOf(deps: MailInDeps, workspaceId: string): Promise<MailInState> {
  const { db, secret, email, bounceDomain, listenerAt, publicUrl } = deps;
  const now = new Date();
  const strangers = await strangersOf(db, workspaceId);
  const lately = { workspaceId, since: new Date(now.getTime() - LATELY_MS) };
  const came = await mailInStates(db, workspaceId);
  const hook = await readMailHook(deps, workspaceId);
  const mailbox = await readMailbox(deps, workspaceId);
  const active = await answersOf(deps, workspaceId, bounceDomain);
  return {
    active: active?.way ?? "none",
    canTest: (await email.linesFor(workspaceId)) !== null,
    listener: listenerAt === null ? null : { address: listenerAt, ...shown(came("listener")) },
    hook: hook && {
      provider: hook.provider,
      domain: hook.domain,
      hasSigningKey: hook.signingKey !== null,
      url: hookUrl(publicUrl, hook),
      ...(await healthOf(db, hookChannel(workspaceId), true)),
      ...shown(came("hook")),
      left: came("hook").left,
    },
    mailbox: mailbox && (await mailboxOf(db, workspaceId, mailbox, came("mailbox"))),
    strangers: {
      open: strangers !== null,
      teamId: strangers?.teamId ?? null,
      refuse: strangers?.refuse ?? [],
      since: strangers?.since.toISOString() ?? null,
      address:
        listenerAt === null || bounceDomain === null
          ? null
          : `${addressToken(secret, "n", { workspaceId, id: workspaceId })}@${bounceDomain}`,
      opened: await openedByStrangers(db, lately),
    },
    refused: await refusedMails(db, { workspaceId, now }),
    limits: {
      conversation: MAILS_A_DAY,
      sender: STRANGERS_A_DAY.sender,
      strangers: STRANGERS_A_DAY.workspace,
    },
  };
}

async function mailboxOf(
  db: Database,
  workspaceId: string,
  { password: _, ...mailbox }: NonNullable<Awaited<ReturnType<typeof readMailbox>>>,
  came: Came,
): Promise<MailInState["mailbox"]> {
  return {
    ...mailbox,
    ...(await healthOf(db, mailboxChannel(workspaceId), true)),
    ...shown(came),
    lookedAt: came.lookedAt?.toISOString() ?? null,
    left: came.left,
  };
}

function shown({ mailAt, taken, test }: Came) {
  return {
    lastMailAt: mailAt?.toISOString() ?? null,
    taken,
    test: test && {
      sentAt: test.sentAt.toISOString(),
      cameBackAt: test.backAt?.toISOString() ?? null,
    },
  };
}
