import { KnownError } from "../errors/known-error.ts";

/** @throws {KnownError} 422 when the reason is "other" and nothing says which. */
export function refuseNoReason({ reason, note }: { reason: string; note: string }): void {
  if (reason !== "other" || note !== "") return;
  throw new KnownError(
    422,
    "reason_missing",
    "An answer is left out of a score only with a reason; say in a few words which.",
    [{ field: "note", message: "is required when the reason is other" }],
  );
}
