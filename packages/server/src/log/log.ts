import pino, { type Logger } from "pino";

export type Log = Logger;

/** Whatever could lead to a person or open a door is cut out before a line is written. */
const REDACTED = ["*.password", "*.email", "*.comment", "*.secret", "*.key"];

/** Paths whose next segment is a token that opens something. */
const TOKENS = /^(\/(?:a|d|u|r|reset-password|accept-invitation|hooks\/mail-in\/[a-z]+)\/)[^/?]+/;

/** Structured lines on standard output, one a fact, without personal data. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: REDACTED, censor: "[hidden]" },
    serializers: { err: errorFacts, req: requestFacts },
  });
}

/**
 * What is worth keeping of an error. Errors of the database carry the values that offended and the
 * connection itself; neither belongs into a log.
 */
function errorFacts(error: Error & { code?: unknown }) {
  const { name, message, stack, code } = error;
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}

/** Addresses without what they carry: queries hold filters, names and tokens. */
function requestFacts(request: { method: string; url: string }) {
  return { method: request.method, path: withoutTokens(request.url) };
}

/** The path of an address, its token hidden, without its query. */
export function withoutTokens(url: string): string {
  return (url.split("?")[0] ?? "").replace(TOKENS, "$1[token]");
}
