import PostalMime from "postal-mime";
import { type BounceKind, bounceKind, statusIn } from "../../delivery/smtp-reply.ts";

/** What a delivery-status mail says of one recipient. */
export interface DeliveryStatus {
  kind: BounceKind;
  /** Enhanced status and what the other side said. */
  detail: string;
}

/**
 * Reads a bounce (RFC 3464). Null when it is none: an out-of-office reply, a notice that delivery
 * takes longer, or that it worked.
 */
export async function readDeliveryStatus(raw: string | Uint8Array): Promise<DeliveryStatus | null> {
  const mail = await PostalMime.parse(raw);
  const report = mail.attachments.find((part) => part.mimeType === "message/delivery-status");
  if (!report) return null;
  const fields = fieldsOf(textOf(report.content));
  const action = fields.get("action")?.toLowerCase();
  if (action !== "failed") return null;
  const diagnostic = fields.get("diagnostic-code")?.replace(/^[^;]*;\s*/, "") ?? "";
  const status = fields.get("status")?.split(/\s/)[0] ?? statusIn(diagnostic);
  const code = /^(\d{3})\b/.exec(diagnostic)?.[1];
  // 5.0.0 says nothing but "failed"; the other side's own words are closer.
  const closer = status && /^[45]\.0\.0$/.test(status) ? (statusIn(diagnostic) ?? null) : status;
  const kind = bounceKind(
    closer ?? null,
    code ? Number(code) : status?.startsWith("4") ? 450 : null,
  );
  return { kind, detail: [status, diagnostic].filter(Boolean).join(" ").slice(0, 500) };
}

/** The last value of each field: those of the recipient follow those of the message. */
function fieldsOf(text: string): Map<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ");
  const fields = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
    if (match?.[1]) fields.set(match[1].toLowerCase(), (match[2] ?? "").trim());
  }
  return fields;
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === "string"
    ? content
    : Buffer.from(content as Uint8Array).toString("utf8");
}
