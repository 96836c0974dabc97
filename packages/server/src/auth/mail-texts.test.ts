import { LANGUAGES } from "@candor/contract/common.ts";
import { expect, test } from "vitest";
import { colleagueMessage } from "../messages/colleague-messages.ts";

test("the mail with a link that sets a new password speaks every language of the staff", () => {
  const link = "https://nps.example.com/reset-password?token=abc";
  const subjects = LANGUAGES.map((language) => colleagueMessage(language, "resetSubject"));
  expect(new Set(subjects).size).toBe(LANGUAGES.length);
  for (const language of LANGUAGES) {
    const lines = colleagueMessage(language, "resetText", { link }).split("\n");
    expect(lines).toContain(link);
    expect(lines.length).toBeGreaterThan(4);
  }
  expect(() => colleagueMessage("en", "nothing")).toThrow(/no "nothing"/);
});
