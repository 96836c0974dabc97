import { expect, test } from "vitest";
import { bodyOf, draftOf, keepsPassword, withSecurity } from "./mail-draft.ts";

const own = {
  host: "smtp.shop.lv",
  port: 587,
  security: "starttls" as const,
  user: "ann",
  hasPassword: true,
  from: "ann@shop.lv",
  fromName: "Shop",
};

test("choosing another encryption chooses its usual port, but leaves a port that was typed", () => {
  const draft = draftOf(own);
  expect(withSecurity(draft, "tls").port).toBe(465);
  expect(withSecurity({ ...draft, port: 2525 }, "tls").port).toBe(2525);
});

test("the kept password is offered only to the server and the user it was entered for", () => {
  expect(keepsPassword(own, draftOf(own))).toBe(true);
  expect(keepsPassword(own, { ...draftOf(own), host: "smtp.other.lv" })).toBe(false);
  expect(keepsPassword(own, { ...draftOf(own), user: "bo" })).toBe(false);
  expect(keepsPassword(null, draftOf(null))).toBe(false);
});

test("an empty password is left out, so that the kept one stays", () => {
  expect(bodyOf(draftOf(own))).not.toHaveProperty("password");
  expect(bodyOf({ ...draftOf(own), password: "new", user: " " })).toMatchObject({
    password: "new",
    user: null,
  });
});
