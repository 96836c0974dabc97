import { discoverTopics } from "@candor/text";
import type { FoundTopic, ReaderTask } from "./reader-messages.ts";

/** Topics of the comments of one language, those of the last run under their ids. */
export function topicsIn({
  language,
  comments,
  previous,
  most,
}: Omit<Extract<ReaderTask, { kind: "topics" }>, "kind">): FoundTopic[] {
  const usual = Math.round(Math.sqrt(comments.length / 12));
  const topics = Math.min(most, Math.max(6, usual));
  return discoverTopics(comments, { language, previous, topics }).map(
    ({ id, name, words, members, centre }) => ({ id, name, words, members, centre }),
  );
}
