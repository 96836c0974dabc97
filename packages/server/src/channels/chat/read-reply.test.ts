import { expect, test } from "vitest";
import { readReply } from "./read-reply.ts";

test.each([
  ["9", 9, null],
  [" 10 ", 10, null],
  ["0.", 0, null],
  ["9!", 9, null],
  ["9/10", 9, null],
  ["8 из 10", 8, null],
  ["девять", 9, null],
  ["Десять!", 10, null],
  ["ноль", 0, null],
  ["deviņi", 9, null],
  ["Desmit", 10, null],
  ["nio", 9, null],
  ["åtta", 8, null],
  ["noll", 0, null],
  ["nine", 9, null],
  ["7 because delivery was late", 7, "because delivery was late"],
  ["10, лучший магазин", 10, "лучший магазин"],
  ["Девять, всё хорошо", 9, "всё хорошо"],
  ["3 - 2 weeks late", 3, "2 weeks late"],
])("%j is a score of %i", (text, score, comment) => {
  expect(readReply(text)).toEqual({ kind: "score", score, comment });
});

test.each([
  "11",
  "9.5",
  "7 or 8",
  "7-8",
  "8,5",
  "one of your people was rude",
  "спасибо",
  "",
  "100",
])("%j is no score", (text) => {
  expect(readReply(text).kind).toBe("text");
});

test.each(["STOP", "Стоп", "stopp!", "отписаться", "Atteikties", "/stop"])(
  "%j means no more messages",
  (text) => {
    expect(readReply(text)).toEqual({ kind: "stop" });
  },
);
