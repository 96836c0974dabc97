import type { MailSettings } from "@candor/contract/sending.ts";
import { expect, test } from "vitest";
import { needsBase, ownTexts, withTexts } from "./mail-texts.ts";

const none: MailSettings = { senderName: null, replyTo: null, footer: "", texts: {} };
const base = { language: "lv", group: "" as const, reminder: false };
const detractors = { ...base, group: "detractor" as const };
const words = { subject: "Kā gāja?", intro: "Labdien, {name}" };

test("words for a group wait for the words for everybody in that language", () => {
  expect(needsBase(none, detractors)).toBe(true);
  expect(withTexts(none, detractors, words)).toEqual(none);
  expect(needsBase(withTexts(none, base, words), detractors)).toBe(false);
});

test("words of a group and of the reminder stand beside each other, and each can be taken away", () => {
  let mail = withTexts(none, base, words);
  mail = withTexts(mail, detractors, { subject: "Piedodiet", intro: "" });
  mail = withTexts(mail, { ...base, reminder: true }, { subject: "Vēlreiz", intro: "" });
  expect(ownTexts(mail, detractors)?.subject).toBe("Piedodiet");
  expect(ownTexts(mail, { ...base, reminder: true })?.subject).toBe("Vēlreiz");
  mail = withTexts(mail, detractors, null);
  expect(ownTexts(mail, detractors)).toBeNull();
  expect(ownTexts(mail, base)).toMatchObject(words);
  expect(withTexts(mail, base, null).texts).toEqual({});
});
