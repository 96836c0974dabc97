import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_CHARACTERS = 40;
const PREFIX_CHARACTERS = 9;
const KEY = /^ck_[0-9A-Za-z]{40}$/;
/** Delighted's keys: 32 letters and digits, 190 bits. */
const ADOPTED = /^[0-9A-Za-z]{32}$/;

/**
 * A new API key: `ck_` and 40 random characters (238 bits), 43 in all. Letters and digits alone, so that
 * a double click takes the whole of it.
 */
export function newApiKey(): string {
  let key = "ck_";
  for (let i = 0; i < RANDOM_CHARACTERS; i++) key += ALPHABET[randomInt(ALPHABET.length)];
  return key;
}

/** Whether a text has the form of a key: one of ours, or one of Delighted's that was taken over. */
export function looksLikeApiKey(text: string): boolean {
  return KEY.test(text) || ADOPTED.test(text);
}

/** Whether a key of Delighted's can be taken over: long and random enough, and of its form. */
export function canBeAdopted(text: string): boolean {
  return ADOPTED.test(text) && new Set(text).size >= 12;
}

/** What may be shown of a key later: enough to recognise it, far too little to use it. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, PREFIX_CHARACTERS);
}
