import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutMentions } from "./personal-rows.ts";

const ANN = {
  mentions: ["ann@shop.lv", "Ann Rose", "Rose", "A+B (1)"],
  phoneDigits: "37129555123",
};

test("what names a person is struck out, and what merely sounds like it stays", () => {
  const text =
    "The score rose because Ann Rose (ann@shop.lv, +371 29 555 123) asked; roses for Rose, A+B (1).";
  expect(withoutMentions(text, ANN)).toBe(
    "The score rose because … (…, …) asked; roses for Rose, ….",
  );
  expect(withoutMentions("ANN ROSE and hann@shop.lv", ANN)).toBe("… and hann@shop.lv");
});

test("any address is struck out of any text, whatever signs it has", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), (address, text) => {
      const left = withoutMentions(`${text} <${address}> ${text}`, {
        mentions: [address],
        phoneDigits: null,
      });
      expect(left).toContain("<…>");
    }),
  );
});
