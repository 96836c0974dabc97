import type { IDEA_STATES } from "@candor/contract/idea.ts";

/** In the order in which an idea goes through them. */
export const STATES = [
  "new",
  "considered",
  "planned",
  "begun",
  "done",
  "declined",
] as const satisfies typeof IDEA_STATES;
