import { LARGEST_PICTURE, type PICTURE_TYPES } from "@candor/contract/chat.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { KnownError } from "../errors/known-error.ts";

/** A picture as it is kept. */
export interface Picture {
  name: string;
  type: (typeof PICTURE_TYPES)[number];
  bytes: Buffer;
}

const ENDINGS = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
};

/**
 * A picture that a customer sent. What it is its first bytes say; its name gets the ending that belongs to them, so
 * that a program of the desk's machine opens it as a picture and as nothing else.
 *
 * @param data in base64.
 * @throws {KnownError} 413 when it is too large; 415 when it is none.
 */
export function pictureOf({ file, data }: { file: string; data: string }): Picture {
  const bytes = Buffer.from(data, "base64");
  if (bytes.length > LARGEST_PICTURE) {
    throw new KnownError(
      413,
      "picture_too_large",
      `A picture may have ${LARGEST_PICTURE / 1_000_000} MB. Send a smaller one.`,
    );
  }
  const type = typeOf(bytes);
  if (type === null) {
    throw new KnownError(
      415,
      "not_a_picture",
      "This is no JPEG, PNG, GIF or WebP picture, whatever it is called. Other files go by mail.",
    );
  }
  const called = cutText(storableText(file), 100).replace(/[\r\n"\\/:*?<>|]/g, "_");
  const name =
    called
      .replace(/\.[^.]*$/, "")
      .replaceAll(".", "_")
      .trim() || "picture";
  return { name: `${name}.${ENDINGS[type]}`, type, bytes };
}

/** @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
function typeOf(bytes: Buffer): Picture["type"] | null {
  const begins = (text: string, at = 0) =>
    bytes.subarray(at, at + text.length).equals(Buffer.from(text, "latin1"));
  if (begins("\xff\xd8\xff")) return "image/jpeg";
  if (begins("\x89PNG\r\n\x1a\n")) return "image/png";
  if (begins("GIF87a") || begins("GIF89a")) return "image/gif";
  if (begins("RIFF") && begins("WEBPVP", 8)) return "image/webp";
  return null;
}
