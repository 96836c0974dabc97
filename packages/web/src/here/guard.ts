import type { Me } from "@candor/contract/workspace.ts";
import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { readStored } from "../parts/stored.ts";
import { ApiError } from "../request/api-error.ts";
import { meQuery, setupQuery } from "./queries.ts";
import type { View } from "./view.ts";

/** Only signed in: a stranger goes to the sign-in, the very first visitor to the set-up. */
export async function signedIn(client: QueryClient, href: string, search: View): Promise<Me> {
  let me: Me;
  try {
    me = await client.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const { needed } = await client.fetchQuery(setupQuery);
    if (needed) throw redirect({ to: "/setup", search: {} });
    throw redirect({ to: "/sign-in", search: href === "/" ? {} : { next: href } });
  }
  // With several workspaces the address says which one is meant, so that it can be shared.
  if (me.workspaces.length > 1 && !me.workspaces.some((w) => w.id === search.workspace)) {
    const last = readStored("workspace");
    const workspace = (me.workspaces.find((w) => w.id === last) ?? me.workspaces[0])?.id;
    throw redirect({ to: ".", search: { ...search, workspace }, replace: true });
  }
  return me;
}

/** Where to go after signing in: only to a place of this very site; home, when none was asked for. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\") ? next : "/";
}
