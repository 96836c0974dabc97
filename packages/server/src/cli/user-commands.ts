import { ROLES, Role } from "@candor/contract/workspace.ts";
import type { Command } from "commander";
import { addUser } from "../auth/add-user.ts";
import { listMembers } from "../auth/member-queries.ts";
import { resetUser } from "../auth/reset-user.ts";
import { KnownError } from "../errors/known-error.ts";
import { print, table } from "./output.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

/** `candor user add`, `reset` and `list`: the same as on the screens, from the shell. */
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

  user
    .command("reset")
    .argument("<email>")
    .description("give a user a new password, and end their sessions; for whoever is locked out")
    .requiredOption("--password-stdin", "read the password from standard input")
    .option(
      "--two-factor-off",
      "and switch two-factor sign-in off and forget passkeys, when the phone is lost",
      false,
    )
    .option(
      "--sso-off",
      "and let addresses of their domain sign in by password again, when single sign-on locks them out",
      false,
    )
    .option("--json", "print JSON")
    .action(async (email: string, options: ResetOptions) => {
      const password = (await readStandardInput()).replace(/\r?\n$/, "");
      const reset = await withStorage(({ db }) =>
        resetUser(db, {
          email,
          password,
          twoFactorOff: options.twoFactorOff,
          ssoOff: options.ssoOff,
        }),
      );
      const off = reset.twoFactorOff ? " Two-factor sign-in is off." : "";
      const free =
        reset.ssoOff === null ? "" : ` Addresses of ${reset.ssoOff} may sign in by password again.`;
      const text = `${reset.email} has a new password, and is signed out everywhere.${off}${free}`;
      print(reset, { json: options.json ?? false, text });
    });

  user
    .command("list")
    .description("who may sign in, and their roles")
    .option("--workspace <name>", "the workspace, by name or id; needed when there are several")
    .option("--json", "print JSON")
    .action(async (options: { workspace?: string; json?: boolean }) => {
      const data = await withStorage(async ({ db }) => {
        const { id } = await workspaceNamed(db, options.workspace);
        return listMembers(db, id);
      });
      const rows = data.map((one) => [one.email, one.name, one.role, one.joinedAt.slice(0, 10)]);
      print(
        { data },
        { json: options.json, text: table(["email", "name", "role", "joined"], rows) },
      );
    });
}

interface ResetOptions {
  twoFactorOff: boolean;
  ssoOff: boolean;
  json?: boolean;
}

export function oneOf<T>(
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
