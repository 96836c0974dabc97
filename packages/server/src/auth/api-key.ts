import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_CHARACTERS = 40;
const PREFIX_CHARACTERS = 9;
const KEY = /^ck_[0-9A-Za-z]{40}$/;

/**
 * A new API key: `ck_` and 40 random characters (238 bits), 43 in all. Letters and digits alone, so that
 * a double click takes the whole of it.
 */
export function newApiKey(): string {
  let key = "ck_";
  for (let i = 0; i < RANDOM_CHARACTERS; i++) key += ALPHABET[randomInt(ALPHABET.length)];
  return key;
}

/** Whether a text has the form of a key. */
export function looksLikeApiKey(text: string): boolean {
  return KEY.test(text);
}

/** What may be shown of a key later: enough to recognise it, far too little to use it. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, PREFIX_CHARACTERS);
}
