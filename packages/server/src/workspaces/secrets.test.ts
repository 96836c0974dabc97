import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { seal, unseal } from "./sealed.ts";
import { loadServerSecret, serverSecret, sign, verify } from "./server-secret.ts";
import { makeToken, readToken } from "./signed-token.ts";

beforeEach(async () => emptyTables(await testDatabase()));

const secret = serverSecret("one secret of the tests, long enough to be one");
const other = serverSecret("another secret of the tests, just as long as it");
const CONFIGURED = "a secret that the operator set, 40 characters";

test("processes that start together on an empty database agree on one random secret", async () => {
  const db = await testDatabase();
  const secrets = await Promise.all([1, 2, 3, 4].map(() => loadServerSecret(db, null)));
  const signatures = secrets.map((one) => sign(one, "test", "payload"));
  expect(new Set(signatures).size).toBe(1);
  await emptyTables(db);
  expect(sign(await loadServerSecret(db, null), "test", "payload")).not.toBe(signatures[0]);
});

test("CANDOR_SECRET is used and never written to the database", async () => {
  const db = await testDatabase();
  const loaded = await loadServerSecret(db, CONFIGURED);
  expect(sign(loaded, "p", "x")).toBe(sign(serverSecret(CONFIGURED), "p", "x"));
  const rows = await db.selectFrom("directory.secret").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(CONFIGURED);
});

test("a server that starts with another secret than before is stopped with a sentence", async () => {
  const db = await testDatabase();
  await loadServerSecret(db, CONFIGURED);
  await loadServerSecret(db, CONFIGURED);
  await expect(loadServerSecret(db, `${CONFIGURED}!`)).rejects.toThrow(/not the secret/);
  await expect(loadServerSecret(db, null)).rejects.toThrow(/CANDOR_SECRET is not set/);
});

test("a signature holds for its payload, its purpose and its server alone", () => {
  const signature = sign(secret, "unsubscribe", "payload");
  expect(signature).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(verify(secret, "unsubscribe", "payload", signature)).toBe(true);
  expect(verify(secret, "unsubscribe", "payloae", signature)).toBe(false);
  expect(verify(secret, "answer", "payload", signature)).toBe(false);
  expect(verify(other, "unsubscribe", "payload", signature)).toBe(false);
  for (const wrong of ["", "é", `${signature}A`, signature.slice(1)]) {
    expect(verify(secret, "unsubscribe", "payload", wrong)).toBe(false);
  }
});

test("a link's token carries its workspace and id in 64 characters, for one purpose and one server", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (workspaceId, id) => {
      const token = makeToken(secret, "answer", { workspaceId, id });
      expect(token).toMatch(/^[A-Za-z0-9_-]{64}$/);
      expect(readToken(secret, "answer", token)).toEqual({ workspaceId, id });
      expect(readToken(secret, "edit", token)).toBeNull();
      expect(readToken(other, "answer", token)).toBeNull();
    }),
  );
});

test("a token with any single character changed is refused", () => {
  const token = makeToken(secret, "answer", { workspaceId: uuidv7(), id: uuidv7() });
  for (let i = 0; i < token.length; i++) {
    const changed = token.slice(0, i) + (token[i] === "A" ? "B" : "A") + token.slice(i + 1);
    expect(readToken(secret, "answer", changed)).toBeNull();
  }
  for (const odd of ["", token.slice(1), `${token}A`, `${token.slice(0, 63)}=`, "é".repeat(64)]) {
    expect(readToken(secret, "answer", odd)).toBeNull();
  }
  expect(() => makeToken(secret, "answer", { workspaceId: "x", id: uuidv7() })).toThrow(RangeError);
});

test("what is sealed opens under the same secret at the same place, and nowhere else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (plain) => {
      const sealed = seal(secret, plain, "webhook:1");
      expect(unseal(secret, sealed, "webhook:1")).toBe(plain);
    }),
  );
  const sealed = seal(secret, "hunter2", "webhook:1");
  expect(sealed).not.toContain("hunter2");
  expect(seal(secret, "hunter2", "webhook:1")).not.toBe(sealed);
  expect(() => unseal(secret, sealed, "webhook:2")).toThrow(/cannot be read/);
  expect(() => unseal(other, sealed, "webhook:1")).toThrow(/cannot be read/);
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
    expect(() => unseal(secret, `v1.${changed.toString("base64url")}`, "webhook:1")).toThrow();
  }
  expect(() => unseal(secret, "hunter2", "webhook:1")).toThrow(/cannot be read/);
});
