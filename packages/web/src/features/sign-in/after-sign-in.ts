import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { safeNext } from "../../here/guard.ts";
import { meQuery } from "../../here/queries.ts";

/** What all ways in have in common: forget what was known before, ask who this is now, go on. */
export function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(
    async (next?: string) => {
      client.clear();
      // Whoever is not signed in by this is led to the sign-in by the guard.
      await client.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => undefined);
      router.history.push(safeNext(next));
    },
    [client, router],
  );
}
