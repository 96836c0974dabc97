import { type CandorClient, candorClient } from "@candor/contract/client.ts";
import type { paths } from "@candor/contract/generated/api.ts";
import { ApiError, errorFrom, UNREACHABLE } from "./api-error.ts";
import { noteAsOf } from "./as-of.ts";

const clients = new Map<string, CandorClient>();

/**
 * The API as a session of this very origin may ask it, for one workspace or (without) for the person
 * alone. Paths, parameters, bodies and replies are typed by the API's description:
 *
 * ```ts
 * const { data } = await ask(api(workspace.id).GET("/api/v1/people", { params: { query }, signal }));
 * ```
 */
export function api(workspace = ""): CandorClient {
  const known = clients.get(workspace);
  if (known) return known;
  const client = candorClient({
    server: location.origin,
    ...(workspace === "" ? {} : { workspace }),
    fetch: send,
  });
  clients.set(workspace, client);
  return client;
}

type Json<T> = T extends { content: { "application/json": infer B } } ? B : never;

/** The body that an operation takes: `BodyOf<"/api/v1/people", "post">`. */
export type BodyOf<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: infer R;
}
  ? Json<NonNullable<R>>
  : never;

/** The query that an operation takes. */
export type QueryOf<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  parameters: { query?: infer Q };
}
  ? NonNullable<Q>
  : never;

/** What a request came back with when it succeeded. */
type DataOf<R> = R extends { data: infer D } ? D : never;

/** The reply of a request; throws {@link ApiError} for everything but success. */
export async function ask<R extends { data?: unknown; error?: unknown; response: Response }>(
  asked: Promise<R>,
): Promise<DataOf<R>> {
  const { data, error, response } = await asked;
  if (!response.ok) throw errorFrom(response.status, response.headers, problemOf(error));
  return data as DataOf<R>;
}

/** The body of a refusal: a problem document, or the text of something that stood in between. */
function problemOf(error: unknown): unknown {
  if (typeof error !== "string") return error;
  try {
    return JSON.parse(error);
  } catch {
    return undefined;
  }
}

/**
 * A change proves that it comes from here by being JSON or by naming the workspace; a `DELETE` has no
 * body, so it must name the workspace.
 */
async function send(request: Request): Promise<Response> {
  const proven =
    request.method === "GET" ||
    request.headers.has("candor-workspace") ||
    request.headers.get("content-type")?.startsWith("application/json");
  if (!proven && request.method === "DELETE") {
    throw new TypeError(`DELETE ${request.url} names no workspace; the server would refuse it`);
  }
  const whole = proven ? request : new Request(request, JSON_NOTHING);
  // A request is read as it is sent; another one goes out when whoever sits there had to prove it first.
  const again = whole.clone();
  try {
    const response = await fetch(whole);
    noteAsOf(whole, response.headers);
    return response.status === 403 && (await isToConfirm(response)) && (await confirm())
      ? await fetch(again)
      : response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ApiError({ status: 0, code: UNREACHABLE, detail: "" });
  }
}

let confirm: () => Promise<boolean> = () => Promise.resolve(false);

/** How a screen asks its reader who they are, before the server does what they want. */
export function whenToConfirm(ask: typeof confirm): void {
  confirm = ask;
}

async function isToConfirm(response: Response): Promise<boolean> {
  const problem = await response
    .clone()
    .json()
    .catch(() => null);
  return problem?.code === "confirm_first";
}

const JSON_NOTHING = { body: "{}", headers: { "content-type": "application/json" } };
