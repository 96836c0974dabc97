import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { type Address, type AddressCheck, AddressRefused } from "./address-check.ts";

/** One HTTP request to a stranger. */
export interface OutgoingRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** The beginning of it; see `ANSWER_BYTES`. */
  body: string;
}

/** What came of it. `answer` is null when none came; `error` then says why. */
export interface Outcome {
  answer: Answer | null;
  error: string | null;
  /** The address may not be reached: nothing was sent. */
  isRefused?: boolean;
  /** It never got there: to send it again is safe. */
  neverLeft?: boolean;
  durationMs: number;
}

export interface SendOptions {
  check: AddressCheck;
  /** Resolving, connecting and answering, all together. */
  timeoutMs?: number;
  /** As much of the answer as is read. */
  mostBytes?: number;
}

/** As much of an answer as is read; a receiver that sends more is cut off. */
export const ANSWER_BYTES = 4096;
const TIMEOUT_MS = 10_000;

/**
 * Sends a request to an address that may be anybody's: only to checked addresses, following no
 * redirect, for ten seconds at most, reading four kilobytes of the answer.
 */
export async function sendRequest(
  request: OutgoingRequest,
  { check, timeoutMs = TIMEOUT_MS, mostBytes = ANSWER_BYTES }: SendOptions,
): Promise<Outcome> {
  const started = performance.now();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const url = new URL(request.url);
    check.checkUrl(url);
    const addresses = await orAbort(check.resolve(url.hostname), timeout);
    const answer = await exchange(url, request, addresses, { signal: timeout, mostBytes });
    return { answer, error: null, durationMs: since(started) };
  } catch (error) {
    const late = timeout.aborted ? `No answer within ${timeoutMs / 1000} seconds.` : null;
    const isRefused = late === null && error instanceof AddressRefused;
    return {
      answer: null,
      error: late ?? sentenceOf(error),
      isRefused,
      neverLeft: isRefused || (late === null && NEVER_LEFT.includes(codeOf(error))),
      durationMs: since(started),
    };
  }
}

function exchange(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  addresses: readonly Address[],
  { signal, mostBytes }: { signal: AbortSignal; mostBytes: number },
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { request } = url.protocol === "https:" ? https : http;
  const bytes = Buffer.from(body, "utf8");
  const sent = request(
    url,
    {
      method,
      signal,
      agent: false,
      lookup: only(addresses),
      headers: {
        ...headers,
        ...(bytes.length > 0 || method !== "GET" ? { "content-length": bytes.length } : {}),
      },
    },
    (response) => {
      const chunks: Buffer[] = [];
      let read = 0;
      const finish = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: toHeaders(response.headers),
          body: Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8"),
        });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        read += chunk.length;
        if (read < mostBytes) return;
        finish();
        response.destroy();
      });
      response.on("end", finish);
      response.on("error", reject);
    },
  );
  sent.on("error", reject);
  sent.end(bytes);
  return promise;
}

/** A `lookup` that knows these addresses and asks nobody. */
function only(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const wanted = addresses.filter(
      ({ family }) => !options.family || options.family === 0 || options.family === family,
    );
    const first = wanted[0];
    if (options.all)
      callback(
        null,
        wanted.map(({ address, family }) => ({ address, family })),
      );
    else if (first) callback(null, first.address, first.family);
    else callback(new Error("no address of this family"), "", 4);
  };
}

function toHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, 30)
      .map(([name, value]) => [name, String(value ?? "").slice(0, 200)]),
  );
}

async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** No connection was had, or none that was trusted. */
const NEVER_LEFT = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
];

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function sentenceOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.message;
  const code = codeOf(error);
  const known: Record<string, string> = {
    ECONNREFUSED: "The receiver refused the connection: nothing listens there.",
    ECONNRESET: "The receiver closed the connection before it answered.",
    ENOTFOUND: "The host name is unknown.",
    EAI_AGAIN: "The host name could not be looked up just now.",
    EHOSTUNREACH: "There is no way to the receiver.",
    ETIMEDOUT: "The receiver did not take the connection.",
    CERT_HAS_EXPIRED: "The receiver's certificate has expired.",
    DEPTH_ZERO_SELF_SIGNED_CERT: "The receiver's certificate is signed by itself alone.",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The receiver's certificate cannot be verified.",
    ERR_TLS_CERT_ALTNAME_INVALID: "The receiver's certificate is for another host name.",
  };
  const message = error instanceof Error ? error.message : String(error);
  return known[code] ?? `The request failed: ${message.slice(0, 300)}`;
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
