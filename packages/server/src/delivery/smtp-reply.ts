import type { HandOver } from "./courier.ts";

/** What a bounce says of the address it is about. */
export type BounceKind =
  /** There is no such recipient: the address is not written to again. */
  | "hard"
  /** A full mailbox, a server that is away: worth another try. */
  | "soft"
  /** The message was not wanted (spam, policy): not the address's fault. */
  | "refused";

/**
 * Reads an enhanced status (5.1.1) or, where there is none, a reply code (550).
 *
 * @see RFC 3463 for the meaning of the second number: 1 address, 2 mailbox, 3 system, 4 network, 7 policy.
 */
export function bounceKind(status: string | null, code: number | null): BounceKind {
  const [kind, subject, detail] = (status ?? "").split(".").map(Number);
  if (kind === 4 || (status === null && code !== null && code < 500)) return "soft";
  if (status !== null && kind === 5) {
    // A mailbox that is full or switched off for a while empties again; whoever it is stays reachable.
    if (subject === 2) return detail === 1 ? "hard" : "soft";
    if (subject === 1) return detail !== undefined && detail >= 7 ? "refused" : "hard";
    if (subject === 3 || subject === 4) return "soft";
    return "refused";
  }
  const hard = code === null || [501, 550, 551, 553].includes(code);
  return hard ? "hard" : "refused";
}

/** The enhanced status in a server's reply: "550 5.1.1 No such user" → "5.1.1". */
export function statusIn(reply: string): string | null {
  return /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? null;
}

/** What an SMTP library's error says of a message. */
export interface SmtpFailure {
  /** The library's own word: EENVELOPE and EMESSAGE are about this mail, not about the line. */
  code?: string | undefined;
  /** The server's reply code; undefined when the line broke without one. */
  responseCode?: number | undefined;
  response?: string | undefined;
  /** The command that was answered. */
  command?: string | undefined;
  message: string;
}

/**
 * What became of a message whose sending failed.
 *
 * @param sawBody whether any of the message's text was read for sending; before that nothing can have arrived.
 */
export function handOverOf(failure: SmtpFailure, sawBody: boolean): HandOver {
  const reply = (failure.response ?? failure.message).slice(0, 500);
  const code = failure.responseCode;
  if (code === undefined && failure.code === "EENVELOPE") {
    const badAddress = /recipient/i.test(failure.message);
    return {
      kind: "refused",
      blame: badAddress ? "address" : "courier",
      permanent: badAddress,
      reply,
    };
  }
  if (code === undefined && (failure.code === "EMESSAGE" || failure.code === "ESTREAM")) {
    return { kind: "refused", blame: "message", permanent: false, reply };
  }
  if (code === undefined) {
    return sawBody
      ? { kind: "unknown", reply }
      : { kind: "refused", blame: "courier", permanent: false, reply };
  }
  // 421 ends the session, and before a recipient was named the server refuses us, not them.
  if (code === 421 || failure.command === "MAIL FROM") {
    return { kind: "refused", blame: "courier", permanent: false, reply };
  }
  if (failure.command === "RCPT TO") {
    const kind = bounceKind(statusIn(reply), code);
    if (kind === "hard") return { kind: "refused", blame: "address", permanent: true, reply };
    return { kind: "refused", blame: "message", permanent: false, reply };
  }
  return { kind: "refused", blame: "message", permanent: false, reply };
}
