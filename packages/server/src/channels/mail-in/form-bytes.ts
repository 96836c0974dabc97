/**
 * The fields of a posted form as the bytes that were sent: a mail may be in any encoding, and whoever reads it as UTF-8
 * has lost letters.
 */
export type FormBytes = ReadonlyMap<string, Buffer>;

/** @returns null when the body is no form, or is cut off. */
export function formBytes(contentType: string, body: Buffer): FormBytes | null {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  if (type.toLowerCase() === "application/x-www-form-urlencoded") return urlEncoded(body);
  if (type.toLowerCase() !== "multipart/form-data") return null;
  const boundary = parameters
    .map((one) => /^boundary="?([^"]+)"?$/i.exec(one)?.[1])
    .find((one) => one !== undefined);
  return boundary === undefined ? null : multipart(body, boundary);
}

/** RFC 7578: parts between boundary lines, each with headers, an empty line and its bytes. */
function multipart(body: Buffer, boundary: string): FormBytes | null {
  const fields = new Map<string, Buffer>();
  const opening = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`\r\n--${boundary}`);
  let at = body.indexOf(opening);
  if (at < 0) return null;
  at += opening.length;
  while (body.toString("latin1", at, at + 2) === "\r\n") {
    const words = body.indexOf("\r\n\r\n", at);
    const end = words < 0 ? -1 : body.indexOf(between, words + 2);
    if (end < 0) return null;
    const name = /^content-disposition:[^\r\n]*?;\s*name="?([^";\r\n]+)/im.exec(
      body.toString("latin1", at, words),
    )?.[1];
    if (name !== undefined) fields.set(name, body.subarray(Math.min(words + 4, end), end));
    at = end + between.length;
  }
  return body.toString("latin1", at, at + 2) === "--" ? fields : null;
}

function urlEncoded(body: Buffer): FormBytes {
  const fields = new Map<string, Buffer>();
  for (let at = 0; at < body.length; ) {
    const next = body.indexOf("&", at);
    const end = next < 0 ? body.length : next;
    const pair = body.subarray(at, end);
    const equals = pair.indexOf("=");
    if (equals > 0)
      fields.set(decoded(pair.subarray(0, equals)).toString(), decoded(pair.subarray(equals + 1)));
    at = end + 1;
  }
  return fields;
}

const [PERCENT, PLUS, SPACE] = [0x25, 0x2b, 0x20];

function decoded(text: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    const code = byte === PERCENT ? text.toString("latin1", at + 1, at + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(code)) {
      bytes[length] = Number.parseInt(code, 16);
      at += 2;
    } else bytes[length] = byte === PLUS ? SPACE : byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}
