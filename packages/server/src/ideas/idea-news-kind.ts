import { defineDueWork } from "../due-work/due-work.ts";

/** Ideas whose voters are to be told: one turn a workspace. */
export const IDEA_NEWS = defineDueWork("idea-news", { lanes: 2 });
