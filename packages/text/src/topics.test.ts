import { describe, expect, test } from "vitest";
import { discoverTopics } from "./topics.ts";

const about = {
  parking: [
    "parking lot full again",
    "no parking spaces near the door",
    "the parking garage is dark",
    "parking costs too much",
  ],
  coffee: [
    "the coffee was cold",
    "best coffee in town",
    "coffee machine broken again",
    "coffee and cake were fresh",
  ],
  queue: [
    "long queue at the checkout",
    "queue of thirty people",
    "only one checkout open, long queue",
    "queue moved slowly",
  ],
  app: [
    "the app crashes on login",
    "app login never works",
    "login screen of the app hangs",
    "new app update broke login",
  ],
};
const texts = Array.from({ length: 240 }, (_, i) => {
  const group = Object.values(about)[i % 4] ?? [];
  return `${group[Math.floor(i / 4) % group.length]} ${["today", "yesterday", "on monday"][i % 3]}`;
});

describe("discovered topics", () => {
  const topics = discoverTopics(texts, { language: "en", topics: 4 });

  test("are what the comments speak of, named in their words", () => {
    const names = topics.map(({ words }) => words.join(" ")).join(" | ");
    for (const word of Object.keys(about)) expect(names).toContain(word);
    expect(topics.reduce((sum, { members }) => sum + members.length, 0)).toBe(240);
  });

  test("are the same for the same texts", () => {
    expect(discoverTopics(texts, { language: "en", topics: 4 })).toEqual(topics);
  });

  test("keep their ids when more comments come, and a new one is marked new", () => {
    const more = [
      ...texts,
      ...Array.from(
        { length: 60 },
        (_, i) => `wheelchair ramp missing at entrance ${i % 2 ? "north" : "south"}`,
      ),
    ];
    const next = discoverTopics(more, { language: "en", topics: 5, previous: topics });
    const known = next.filter(({ isNew }) => !isNew).map(({ id }) => id);
    expect(known.sort()).toEqual(topics.map(({ id }) => id).sort());
    expect(next.find(({ isNew }) => isNew)?.words.join(" ")).toMatch(/ramp|wheelchair|entrance/);
  });

  test("are not shown for fewer than 150 comments", () => {
    expect(discoverTopics(texts.slice(0, 149), { language: "en" })).toEqual([]);
  });
});
