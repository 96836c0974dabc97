import createClient from "openapi-fetch";
import type { paths } from "./generated/api.ts";

/**
 * A client of the API whose paths, parameters, bodies and replies are typed by its description.
 *
 * ```ts
 * const candor = candorClient({ server: "https://nps.example.com", key: "ck_…" });
 * const { data, error } = await candor.GET("/api/v1/surveys");
 * ```
 *
 * @param key an API key; left out where a session's cookie speaks for a colleague.
 */
export function candorClient({ server, key }: { server: string; key?: string }) {
  return createClient<paths>({
    baseUrl: server,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
}
