import { expect, test } from "vitest";
import { bounceKind, handOverOf, statusIn } from "./smtp-reply.ts";

test.each([
  ["5.1.1", 550, "hard"],
  ["5.1.10", 556, "refused"],
  ["5.2.1", 550, "hard"],
  ["5.2.2", 552, "soft"],
  ["5.7.1", 550, "refused"],
  ["4.2.2", 452, "soft"],
  [null, 550, "hard"],
  [null, 552, "refused"],
  [null, 451, "soft"],
] as const)("a bounce with status %s and code %s is %s", (status, code, kind) => {
  expect(bounceKind(status, code)).toBe(kind);
});

test("only a refused recipient is blamed on the address", () => {
  const failed = (failure: object, sawBody = false) =>
    handOverOf({ message: "it failed", ...failure }, sawBody);
  const unknownUser = "550 5.1.1 No such user";
  expect(statusIn(unknownUser)).toBe("5.1.1");
  expect(failed({ responseCode: 550, response: unknownUser, command: "RCPT TO" })).toMatchObject({
    blame: "address",
    permanent: true,
  });
  const relay = { responseCode: 550, response: "550 5.7.1 Relaying denied", command: "RCPT TO" };
  expect(failed(relay)).toMatchObject({ blame: "message", permanent: false });
  expect(failed({ responseCode: 554, response: "554 spam", command: "DATA" }, true)).toMatchObject({
    blame: "message",
  });
  expect(failed({ responseCode: 550, response: "550 no", command: "MAIL FROM" })).toMatchObject({
    blame: "courier",
  });
});

test("a line that breaks is in doubt only once the message was on its way", () => {
  expect(handOverOf({ message: "Connection closed" }, false)).toMatchObject({ blame: "courier" });
  expect(handOverOf({ message: "Connection closed" }, true)).toMatchObject({ kind: "unknown" });
});
