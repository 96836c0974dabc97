import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";

/** Where one is signed in, and whether signing in asks for a code. */
export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: () => ask(api().GET("/api/v1/me/sessions")),
});
