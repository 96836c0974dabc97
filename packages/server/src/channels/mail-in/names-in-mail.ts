import PostalMime, { type Address, type Email } from "postal-mime";

/** What a mail says of where it belongs, beside its words. */
export interface NamesInMail {
  /** Addresses it was sent to, as its headers name them: what delivered it before what its writer wrote. */
  recipients: string[];
  /** Messages that it answers, the newest first. */
  answers: string[];
  /** Of a report: the mails that came back with it. */
  returned: string[];
  from: string;
  /** Of the envelope, as the last mail server noted it; empty for bounces, null when nobody noted it. */
  returnPath: string | null;
}

/** Trace headers before those that writers fill in: the envelope is what counts. */
const TRACES = ["x-original-to", "delivered-to", "x-delivered-to", "envelope-to", "x-envelope-to"];
const RETURNED = ["message/rfc822", "text/rfc822-headers", "message/global"];
const RETURNED_BYTES = 64 * 1024;

/** Reads a mail, or its headers alone. Null when it cannot be read. */
export async function namesInMail(raw: Buffer): Promise<NamesInMail | null> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  } catch {
    return null;
  }
  const values = (key: string) => mail.headers.filter((one) => one.key === key).map((h) => h.value);
  const traces = TRACES.flatMap(values).flatMap(bare);
  const written = [...addressesOf(mail.to), ...addressesOf(mail.cc), ...addressesOf(mail.bcc)];
  const returnPath = values("return-path")[0];
  return {
    recipients: [...new Set([...traces, ...written])],
    answers: [...new Set([...ids(mail.inReplyTo), ...ids(mail.references).toReversed()])],
    returned: mail.attachments
      .filter(({ mimeType }) => RETURNED.includes(mimeType))
      .flatMap(({ content }) => messageIdsIn(Buffer.from(content as Uint8Array))),
    from: mail.from?.address?.toLowerCase() ?? "",
    returnPath: returnPath === undefined ? null : (bare(returnPath)[0] ?? ""),
  };
}

function addressesOf(list: Address[] | undefined): string[] {
  return (list ?? []).flatMap((one) =>
    "group" in one && one.group ? addressesOf(one.group) : bare(one.address ?? ""),
  );
}

/** `<a@b>` as `a@b`. */
function bare(text: string): string[] {
  const address = text.trim().replace(/^<|>$/g, "").trim();
  return address ? [address] : [];
}

function ids(text: string | undefined): string[] {
  return text?.match(/<[^<>\s]+>/g) ?? [];
}

function messageIdsIn(bytes: Buffer): string[] {
  const text = bytes.subarray(0, RETURNED_BYTES).toString("latin1");
  return ids(/^message-id:\s*(<[^<>\s]+>)/im.exec(text)?.[1]);
}
