import { defineDueWork } from "../due-work/due-work.ts";

/** Comparing the comments of a survey with each other: which are nearly the same, and which topics they have. */
export const COMPARE_COMMENTS = defineDueWork("comparing", { lanes: 1, turnMs: 60_000 });
