import { KnownError } from "../errors/known-error.ts";

/** Where the next page of a list begins: the sort key of the last row shown, opaque to clients. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @throws {KnownError} 422 when it is not a cursor of such a list. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && parts.length === length) return parts.map(String);
  } catch {
    // Answered below, like a cursor of the wrong shape.
  }
  throw new KnownError(
    422,
    "bad_cursor",
    "The cursor does not belong to this list; take nextCursor of the page before, or leave it out to begin again.",
    [{ field: "cursor", message: "must be the nextCursor of the page before" }],
  );
}
