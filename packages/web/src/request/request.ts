import { ApiError, errorFrom, UNREACHABLE } from "./api-error.ts";

type Query = Record<string, string | number | boolean | string[] | undefined>;

export type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** Which workspace a session speaks for. */
  workspace?: string | undefined;
  query?: Query | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Asks the server of this very origin. Throws {@link ApiError} for everything but success.
 *
 * A change proves that it comes from here by being JSON or by naming the workspace; a `DELETE` has no
 * body, so it must name the workspace.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const headers = new Headers({ accept: "application/json" });
  if (options.workspace) headers.set("candor-workspace", options.workspace);
  if (options.method === "DELETE" && !options.workspace) {
    throw new TypeError(`DELETE ${path} names no workspace; the server would refuse it`);
  }
  const changes = (options.method ?? "GET") !== "GET";
  const body = options.body ?? (changes && options.method !== "DELETE" ? {} : undefined);
  if (body !== undefined) headers.set("content-type", "application/json");
  let response: Response;
  try {
    response = await fetch(path + queryText(options.query), {
      method: options.method ?? "GET",
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError({ status: 0, code: UNREACHABLE, detail: "" });
  }
  const text = await response.text();
  const parsed = parse(text);
  if (!response.ok) throw errorFrom(response.status, response.headers, parsed);
  return parsed as T;
}

/** `?a=1&filter=x&filter=y`; what is undefined or empty is left out. */
export function queryText(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== "") search.append(key, String(one));
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
