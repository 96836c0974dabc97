import { ROLES, type Role, SCOPES } from "@candor/contract/workspace.ts";
import { expect, test } from "vitest";
import { actorOf, type KeyPrincipal, requireAction, requireScope } from "./principal.ts";
import { ACTIONS, actionOfScope, keyMay, may } from "./role.ts";

test("each role may do exactly what the table of roles says", () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, ACTIONS.filter((action) => may(role, action))]),
  );
  expect(table).toEqual({
    owner: ["see", "export", "respond", "edit", "send", "manage", "manage_owners", "see_originals"],
    admin: ["see", "export", "respond", "edit", "send", "manage"],
    analyst: ["see", "export", "respond", "edit", "send"],
    member: ["see", "respond"],
  });
});

test("no key may touch owners, whatever its scopes", () => {
  expect(keyMay(SCOPES, "manage_owners")).toBe(false);
  expect(ACTIONS.filter((action) => keyMay(["read"], action))).toEqual(["see", "export"]);
  expect(ACTIONS.filter((action) => keyMay(["admin"], action))).toEqual(["manage"]);
});

test("a scope means the same to a key and to a colleague", () => {
  for (const scope of SCOPES) expect(keyMay([scope], actionOfScope(scope))).toBe(true);
  const grantable = (role: Role) => SCOPES.filter((scope) => may(role, actionOfScope(scope)));
  expect(grantable("analyst")).toEqual(["read", "act", "write", "send"]);
  expect(grantable("member")).toEqual(["read", "act"]);
  expect(keyMay(["write"], "respond")).toBe(true);
  expect(keyMay(["act"], "edit")).toBe(false);
});

test("a refusal says what is missing and where to get it", () => {
  const key: KeyPrincipal = {
    kind: "key",
    surveyIds: null,
    keyId: "1",
    name: "Shop",
    workspaceId: "2",
    scopes: ["read"],
  };
  const member = { kind: "member", userId: "1", email: "a@b.c", workspaceId: "2" } as const;
  expect(() => requireScope(key, "send")).toThrow(/"Shop" lacks the scope "send"/);
  expect(() => requireAction(key, "manage_owners")).toThrow(/No API key may do this/);
  expect(() => requireScope({ ...member, role: "member" }, "write")).toThrow(/\(member\)/);
  expect([actorOf(key), actorOf({ ...member, role: "owner" })]).toEqual(["key:Shop", "a@b.c"]);
});
