import { SCOPES, Scope } from "@candor/contract/workspace.ts";
import type { Command } from "commander";
import { addKey } from "../auth/add-key.ts";
import { SHELL } from "../auth/add-user.ts";
import { listKeys, revokeKey } from "../auth/manage-keys.ts";
import { KnownError } from "../errors/known-error.ts";
import { print, table } from "./output.ts";
import { oneOf } from "./user-commands.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

/** `candor key add`, `list`, `revoke`. */
export function keyCommands(program: Command): void {
  const key = program.command("key").description("API keys");
  key
    .command("add")
    .description("make an API key; it is shown this once")
    .requiredOption("--workspace <name>", "the workspace, by name or id")
    .requiredOption("--name <name>", "what the key is for")
    .option("--scopes <list>", `comma-separated: ${SCOPES.join(", ")}`, "read,write")
    .option("--json", "print JSON")
    .action(async (options) => {
      const scopes = String(options.scopes)
        .split(",")
        .map((scope) => oneOf(Scope, scope.trim(), "--scopes", SCOPES));
      const made = await withStorage(({ db }) =>
        addKey(db, { workspaceName: options.workspace, name: options.name, scopes }),
      );
      print(made, { json: options.json, text: made.key });
    });

  key
    .command("list")
    .description("the keys of a workspace, revoked ones too; never the keys themselves")
    .option("--workspace <name>", "the workspace, by name or id; needed when there are several")
    .option("--json", "print JSON")
    .action(async (options: { workspace?: string; json?: boolean }) => {
      const data = await withStorage(async ({ db }) =>
        listKeys(db, (await workspaceNamed(db, options.workspace)).id),
      );
      const rows = data.map((one) => [
        ...[one.name, `${one.prefix}…`, one.scopes.join(",")],
        ...[one.lastUsedAt?.slice(0, 10) ?? "never", one.revokedAt?.slice(0, 10), one.id],
      ]);
      const headings = ["name", "key", "scopes", "last used", "revoked", "id"];
      print({ data }, { json: options.json, text: table(headings, rows) });
    });

  key
    .command("revoke")
    .argument("<key>", "its id, name or first characters")
    .description("revoke a key for good; a running server forgets it within half a minute")
    .option("--workspace <name>", "the workspace, by name or id; needed when there are several")
    .option("--json", "print JSON")
    .action(async (wanted: string, options: { workspace?: string; json?: boolean }) => {
      const revoked = await withStorage(async ({ db }) => {
        const { id: workspaceId } = await workspaceNamed(db, options.workspace);
        const found = keyMeant(await listKeys(db, workspaceId), wanted);
        await db
          .transaction()
          .execute((trx) => revokeKey(trx, { workspaceId, keyId: found.id, actor: SHELL }));
        return found;
      });
      const { id, name } = revoked;
      print(
        { id, name, revoked: true },
        { json: options.json, text: `The key "${name}" is revoked.` },
      );
    });
}

type Listed = Awaited<ReturnType<typeof listKeys>>[number];

function keyMeant(keys: readonly Listed[], wanted: string): Listed {
  const living = keys.filter(({ revokedAt }) => revokedAt === null);
  const found = living.filter(
    ({ id, name, prefix }) =>
      id === wanted ||
      name === wanted ||
      (wanted.length >= prefix.length && wanted.startsWith(prefix)),
  );
  const [one, another] = found;
  if (one && !another) return one;
  throw new KnownError(
    another ? 409 : 404,
    another ? "key_ambiguous" : "key_not_found",
    another
      ? `Several keys are called "${wanted}". Name one by its id: ${found.map(({ id }) => id).join(" or ")}.`
      : `This workspace has no key "${wanted}" that is not revoked. List them with: candor key list`,
  );
}
