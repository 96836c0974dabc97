import { ROLES, Role, SCOPES, Scope } from "@candor/contract/workspace.ts";
import type { Command } from "commander";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { KnownError } from "../errors/known-error.ts";
import { print } from "./output.ts";
import { withStorage } from "./with-storage.ts";

/** `candor user add` and `candor key add`: the same as on the screens, from the shell. */
export function userCommands(program: Command): void {
  const user = program.command("user").description("people who may sign in");
  user
    .command("add")
    .argument("<email>")
    .description("add a user to a workspace; makes the workspace when there is none")
    .requiredOption("--workspace <name>", "the workspace, by name or id")
    .option("--role <role>", ROLES.join(", "), "member")
    .option("--name <name>", "how colleagues see them", "")
    .option("--language <language>", "of a workspace that is made: en, ru, lv or sv", "en")
    .option("--time-zone <name>", "of a workspace that is made", "UTC")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option("--json", "print JSON")
    .action(async (email: string, options) => {
      const password = (await readStandardInput()).replace(/\r?\n$/, "");
      const added = await withStorage(({ db }) =>
        addUser(db, {
          email,
          password,
          name: options.name,
          workspaceName: options.workspace,
          role: oneOf(Role, options.role, "--role", ROLES),
          language: options.language,
          timeZone: options.timeZone,
        }),
      );
      const workspace = added.workspace.name;
      const text = `${added.email} is ${added.role} of "${workspace}"${added.madeWorkspace ? ", which is new" : ""}.`;
      print(added, { json: options.json ?? false, text });
    });

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
      print(made, { json: options.json ?? false, text: made.key });
    });
}

function oneOf<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: string,
  option: string,
  allowed: readonly string[],
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new KnownError(
    422,
    "bad_option",
    `${option} "${value}" is not one of ${allowed.join(", ")}.`,
  );
}

async function readStandardInput(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
