import createClient, { type ClientOptions } from "openapi-fetch";
import type { paths } from "./generated/api.ts";

/** A client of the API whose paths, parameters, bodies and replies are typed by its description. */
export type CandorClient = ReturnType<typeof candorClient>;

/**
 * ```ts
 * const candor = candorClient({ server: "https://nps.example.com", key: "ck_…" });
 * const { data, error } = await candor.GET("/api/v1/surveys");
 * ```
 *
 * @param key an API key; left out where a session's cookie speaks for a colleague.
 * @param workspace which workspace a session speaks for; a key has its own.
 */
export function candorClient({
  server,
  key,
  workspace,
  fetch,
}: {
  server: string;
  key?: string;
  workspace?: string;
  fetch?: ClientOptions["fetch"];
}) {
  return createClient<paths>({
    baseUrl: server,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(workspace === undefined ? {} : { "candor-workspace": workspace }),
    },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
