import type { Me } from "@candor/contract/workspace.ts";
import type { Database } from "../storage/database.ts";
import { workspacesOf } from "../workspaces/workspace-queries.ts";
import type { SignedIn } from "./principal.ts";
import { profileOf } from "./profile.ts";

/** Who signed in, and the workspaces they belong to. */
export async function meOf(db: Database, user: SignedIn): Promise<Me> {
  return {
    user: {
      id: user.userId,
      email: user.email,
      name: user.name,
      ...(await profileOf(db, user.userId)),
    },
    workspaces: await workspacesOf(db, user.userId),
  };
}
