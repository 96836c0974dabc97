import { defineDueWork } from "../due-work/due-work.ts";

/** Training a workspace's own weights; the thread reads between the steps of it. */
export const ADAPT_READING = defineDueWork("adapting", { lanes: 1, turnMs: 120_000 });
