import { keepWords } from "./kept-words.ts";
import { PUBLIC_BODY_BYTES } from "./public-limits.ts";

/**
 * What every door for customers has alike: how much a post may weigh, how often an address may come, and
 * that nobody who fills in a form loses their words. The form is read before it is counted.
 *
 * @param max requests a minute from one network address.
 */
export function doorOptions(max: number) {
  return {
    schema: { hide: true },
    bodyLimit: PUBLIC_BODY_BYTES,
    errorHandler: keepWords,
    config: { public: true, rateLimit: { max, timeWindow: 60_000, hook: "preHandler" } },
  } as const;
}
