import { loadReader } from "../../node/load.ts";
import { type Reading, readComment } from "../read-comment.ts";

const reader = await loadReader();

/** The shipped reader. */
export const shipped = reader;

/** Reads with the shipped weights. */
export const read = (text: string, expectedLanguage?: string): Reading =>
  readComment(reader, text, { expectedLanguage });
