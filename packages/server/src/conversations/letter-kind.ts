import { defineDueWork } from "../due-work/due-work.ts";

/** Letters of a workspace that are due to leave: one turn a workspace. */
export const LETTERS = defineDueWork("letters", { lanes: 2 });
