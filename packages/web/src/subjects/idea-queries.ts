import { workspaceKey } from "../here/queries.ts";

/** Everything about ideas has a key that begins like this. */
export function ideasKey(workspace: string) {
  return [...workspaceKey(workspace), "ideas"] as const;
}
