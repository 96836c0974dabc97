import { readComment } from "@candor/text";
import { loadReader } from "@candor/text/node";

const reader = await loadReader();

/** What customers of an invented trade write; the shipped weights know nothing of its words. */
const said = (word: string, n: number) => `the unit ${word} at the station ${n % 7}`;
const sounds = (word: string) =>
  readComment(reader, said(word, 1), { expectedLanguage: "en" }).value;
// What the weights happen to read into the sound of the words is wrong, so that there is something to learn.
const [PLEASED, ANNOYED] =
  sounds("zorbed") < sounds("flubbed") ? ["zorbed", "flubbed"] : ["flubbed", "zorbed"];

/** The nth comment of the trade, which goes with a 10 when `n` is even and with a 2 when it is not. */
export const ofTheTrade = (n: number): string => said(n % 2 === 0 ? PLEASED : ANNOYED, n);
