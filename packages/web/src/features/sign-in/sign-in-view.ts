import { type Raw, text } from "../../here/view.ts";

type Reader<T> = (raw: Raw) => T;

/** Where to go on after signing in, and what the organisation's sign-in was refused for. */
export const readSignIn: Reader<{ next?: string | undefined; error?: string | undefined }> = (
  raw,
) => ({ next: text(raw.next), error: text(raw.error) });

/** The token of the mail, or why there is none. */
export const readReset: Reader<{ token?: string | undefined; error?: string | undefined }> = (
  raw,
) => ({ token: text(raw.token), error: text(raw.error) });

export const readInvitation: Reader<{ token?: string | undefined }> = (raw) => ({
  token: text(raw.token),
});
