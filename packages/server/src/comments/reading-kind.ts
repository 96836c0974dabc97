import { defineDueWork } from "../due-work/due-work.ts";

/** Comments that wait to be read; a process reads those of several workspaces in turn, in one thread. */
export const READ_COMMENTS = defineDueWork("comments", { lanes: 4 });

/** In which order comments are read. */
export const PRIORITY = { given: 0, broughtIn: 1, readBefore: 2 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];
