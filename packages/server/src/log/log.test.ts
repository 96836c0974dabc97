import { expect, test } from "vitest";
import { withoutTokens } from "./log.ts";

test("addresses are logged without tokens and without what a query carries", () => {
  expect(withoutTokens("/a/AbC123?score=9")).toBe("/a/[token]");
  expect(withoutTokens("/u/AbC123/more")).toBe("/u/[token]/more");
  expect(withoutTokens("/reset-password?token=secret")).toBe("/reset-password");
  expect(withoutTokens("/api/v1/people?search=ann@example.com")).toBe("/api/v1/people");
});
