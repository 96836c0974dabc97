import { KnownError } from "../errors/known-error.ts";

const HOUR_MS = 3_600_000;
/** Conversations that one network address may begin in an hour; an office shares one. */
const MOST_NEW = 20;
const MOST_ADDRESSES = 10_000;

/** Who has begun how many conversations, in the memory of each process. */
export interface NewChats {
  /** @throws {KnownError} 429. */
  count(address: string, now: Date): void;
}

export function newChats(most: number = MOST_NEW): NewChats {
  let begun = new Map<string, number>();
  let since = 0;
  return {
    count(address, now) {
      if (now.getTime() - since >= HOUR_MS || begun.size >= MOST_ADDRESSES) {
        begun = new Map();
        since = now.getTime();
      }
      const n = (begun.get(address) ?? 0) + 1;
      if (n > most) {
        throw new KnownError(
          429,
          "chat_too_many_new",
          "Too many conversations were begun from this network in the last hour. Go on in the one you have, or write a mail.",
        );
      }
      begun.set(address, n);
    },
  };
}
