import { expect, test } from "vitest";
import { storableBody } from "./storable-body.ts";

test("a body is cleaned of what no database holds, names included, and is otherwise left as it is", () => {
  const whole = { name: "Ann 🙂", tags: ["a", "b"], deep: { n: 1, none: null } };
  expect(storableBody(whole)).toBe(whole);
  expect(storableBody({ externalId: "\ud800", "a\0b": ["x\0", { y: "z" }] })).toEqual({
    externalId: "\ufffd",
    ab: ["x", { y: "z" }],
  });
});
