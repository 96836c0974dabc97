import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "@candor/contract/common.ts";
import { KnownError } from "../errors/known-error.ts";

export type Query = Readonly<Record<string, unknown>>;

/** Speaks to a server's API. */
export interface RemoteClient {
  /** @throws {KnownError} with what the server says, or that it cannot be reached. */
  json<T>(method: string, path: string, options?: { query?: Query; body?: unknown }): Promise<T>;
  /** The answer's bytes as they come. */
  bytes(path: string, query?: Query): Promise<AsyncIterable<Uint8Array>>;
}

/** Times that a "too many requests" is waited out. */
const PATIENCE = 5;

/** @param server the address of a Candor, as in a browser. */
export function remoteClient({ server, key }: { server: string; key: string }): RemoteClient {
  const base = baseOf(server);

  async function request(method: string, path: string, init: { query?: Query; body?: unknown }) {
    const url = new URL(`${base}/api/v1${path}${queryOf(init.query)}`);
    const headers: Record<string, string> = {
      authorization: `Bearer ${key}`,
      accept: "application/json",
    };
    const isForm = init.body instanceof FormData;
    if (init.body !== undefined && !isForm) headers["content-type"] = "application/json";
    const body = isForm ? (init.body as FormData) : JSON.stringify(init.body);
    for (let tried = 0; ; tried++) {
      const response = await fetch(url, {
        method,
        headers,
        ...(init.body === undefined ? {} : { body }),
      }).catch((error: unknown) => {
        throw unreachable(base, error);
      });
      if (response.ok) return response;
      if (response.status !== 429 || tried >= PATIENCE) throw await explained(base, response);
      await sleep(1000 * Math.min(60, Number(response.headers.get("retry-after")) || 1));
    }
  }

  return {
    async json<T>(method: string, path: string, options: { query?: Query; body?: unknown } = {}) {
      const response = await request(method, path, options);
      return (response.status === 204 ? null : await response.json()) as T;
    },
    async bytes(path, query) {
      const response = await request("GET", path, query ? { query } : {});
      return response.body ?? empty();
    },
  };
}

function baseOf(server: string): string {
  if (URL.canParse(server)) {
    const url = new URL(server);
    if (url.protocol === "http:" || url.protocol === "https:") return url.href.replace(/\/+$/, "");
  }
  throw new KnownError(
    422,
    "bad_server",
    `--server "${server}" is not the address of a Candor, such as https://nps.example.com.`,
  );
}

/** Lists repeat their name, as in a browser's address bar. */
function queryOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  return search.size > 0 ? `?${search}` : "";
}

function unreachable(base: string, error: unknown): KnownError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why =
    cause instanceof Error ? ("code" in cause && String(cause.code)) || cause.message : "";
  return new KnownError(
    503,
    "server_unreachable",
    `The server ${base} cannot be reached (${why}). Look whether it runs and whether the address is right.`,
  );
}

async function explained(base: string, response: Response): Promise<KnownError> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (problem.success) {
    const { status, code, detail, errors } = problem.data;
    return new KnownError(status, code, detail, errors ?? []);
  }
  return new KnownError(
    502,
    "not_candor",
    `${base} answered ${response.status} and not as a Candor does. Look whether the address is that of a Candor itself.`,
  );
}

async function* empty(): AsyncGenerator<Uint8Array> {}
