import type { ImapFlow } from "imapflow";
import type { MayConnect } from "../email/mail-account.ts";
import type { Mailbox } from "./mail-in-way.ts";

/** Why a mailbox cannot be looked into: what happened, and what to do. */
export class MailboxDown extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MailboxDown";
  }
}

/** Something of ours went wrong while a mail was taken in; the mailbox has nothing to do with it. */
export class NotItsFault extends Error {
  constructor(cause: unknown) {
    super("a mail could not be taken in", { cause });
    this.name = "NotItsFault";
  }
}

const PATIENCE_MS = 15_000;

/**
 * Opens a mailbox for a while, and closes it whatever happens.
 *
 * @param mayConnect says under which address a host may be reached; others are refused.
 * @param signal ends it at once: a server that says nothing holds nobody up.
 * @throws {MailboxDown} with a sentence.
 */
export async function withMailbox<T>(
  mailbox: Mailbox,
  {
    mayConnect,
    signal,
    deadlineMs,
  }: { mayConnect: MayConnect; signal: AbortSignal; deadlineMs: number },
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const address = await reachable(mailbox, mayConnect);
  // Loaded when the first workspace has a mailbox: servers without one need not hold it.
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    host: address,
    port: mailbox.port,
    secure: mailbox.security === "tls",
    doSTARTTLS: mailbox.security === "starttls",
    servername: mailbox.host,
    tls: { servername: mailbox.host },
    auth: { user: mailbox.user, pass: mailbox.password },
    clientInfo: { name: "Candor" },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: deadlineMs,
  });
  let failed: Error | null = null;
  client.on("error", (error: Error) => {
    failed ??= error;
  });
  const late = AbortSignal.timeout(deadlineMs);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => {
    client.close();
    reject(new Error("ended"));
  };
  const any = AbortSignal.any([late, signal]);
  any.addEventListener("abort", end, { once: true });
  const begun = client.connect().then(() => work(client));
  // What still comes after it was ended is told nobody.
  begun.catch(() => {});
  try {
    return await Promise.race([begun, ended]);
  } catch (error) {
    if (signal.aborted && !late.aborted) throw error;
    if (error instanceof NotItsFault) throw error.cause;
    throw down(mailbox, late.aborted ? "silent" : (failed ?? error), deadlineMs);
  } finally {
    any.removeEventListener("abort", end);
    client.close();
  }
}

async function reachable({ host }: Mailbox, mayConnect: MayConnect): Promise<string> {
  try {
    return await mayConnect(host);
  } catch (error) {
    throw new MailboxDown(wordsOf(error));
  }
}

interface ImapError {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  message?: string;
}

function down({ host, port, user }: Mailbox, error: unknown, deadlineMs: number): Error {
  if (error instanceof MailboxDown) return error;
  const where = `${host}:${port}`;
  if (error === "silent") {
    return new MailboxDown(
      `${where} took the connection and then said nothing for ${Math.round(deadlineMs / 1000)} seconds. It is asked again later; look whether the provider has a disturbance.`,
    );
  }
  const { code = "", authenticationFailed, responseText } = error as ImapError;
  if (authenticationFailed) {
    return new MailboxDown(
      `${host} did not let ${user} in${responseText ? `: ${responseText.slice(0, 200)}` : ""}. Enter the password anew; many providers want an app password here, and IMAP switched on for the mailbox.`,
    );
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return new MailboxDown(
      `The certificate of ${where} is not to be trusted (${code}). Use the host name that the provider names.`,
    );
  }
  if (
    [
      "ECONNREFUSED",
      "ENOTFOUND",
      "ETIMEDOUT",
      "EHOSTUNREACH",
      "CONNECT_TIMEOUT",
      "GREETING_TIMEOUT",
      "UPGRADE_TIMEOUT",
    ].includes(code.replace(/^ERR_/, ""))
  ) {
    return new MailboxDown(
      `${where} cannot be reached (${code}). Check host, port and encryption: 993 with TLS is usual.`,
    );
  }
  return new MailboxDown(`${where} could not be used: ${wordsOf(error)}`);
}

function wordsOf(error: unknown): string {
  const { responseText, message } = error as ImapError;
  return (responseText || message || String(error)).slice(0, 300);
}
