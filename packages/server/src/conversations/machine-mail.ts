import type { Email } from "postal-mime";

/** Machines write to our addresses too: what they say opens no case and gets no answer. */
export function machineReason(
  mail: Email,
  envelopeFrom: string,
  isOurs: (address: string) => boolean,
): string | null {
  const header = (key: string) =>
    mail.headers
      .find((one) => one.key === key)
      ?.value.trim()
      .toLowerCase();
  const submitted = header("auto-submitted");
  if (submitted !== undefined && !submitted.startsWith("no")) return "auto-submitted";
  for (const key of ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response"]) {
    if (header(key) !== undefined) return key;
  }
  const precedence = header("precedence");
  if (precedence && ["bulk", "junk", "list", "auto_reply", "auto-reply"].includes(precedence)) {
    return "precedence";
  }
  const suppress = header("x-auto-response-suppress");
  if (suppress !== undefined && suppress !== "none") return "x-auto-response-suppress";
  if (header("list-id") !== undefined) return "list-id";
  if (header("content-type")?.startsWith("multipart/report")) return "report";
  // "Accepted: …" is sent by a calendar for whoever touched a button.
  if (mail.attachments.some(({ method }) => method?.toUpperCase() === "REPLY")) return "calendar";
  if (envelopeFrom === "" || header("return-path") === "<>") return "empty return path";
  const from = mail.from?.address?.toLowerCase() ?? "";
  // Another conversation of ours, answering by a rule of somebody's mailbox: the two would never end.
  if (isOurs(envelopeFrom) || isOurs(from)) return "our own address";
  if (/^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/.test(from)) return "sender";
  return null;
}
