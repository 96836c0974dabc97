import { workspaceKey } from "../here/queries.ts";

/** Everything about testimonials has a key that begins like this. */
export function testimonialsKey(workspace: string) {
  return [...workspaceKey(workspace), "testimonials"] as const;
}
