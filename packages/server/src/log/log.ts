import pino, { type Logger } from "pino";

export type Log = Logger;

/** Whatever could lead to a person or open a door is cut out before a line is written. */
const REDACTED = [
  "req.headers.authorization",
  "req.headers.cookie",
  "res.headers['set-cookie']",
  "*.password",
  "*.token",
  "*.email",
  "*.comment",
  "*.secret",
  "*.key",
];

/** Structured lines on standard output, one a fact, without personal data. */
export function openLog(level: string): Log {
  return pino({ level, redact: { paths: REDACTED, censor: "[hidden]" }, base: null });
}
