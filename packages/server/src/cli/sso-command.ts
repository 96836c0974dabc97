import type { Command } from "commander";
import { proveByOperator } from "../single-sign-on/operator.ts";
import { print } from "./output.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

/** `candor sso domain`: what only whoever answers for the server may say of single sign-on. */
export function ssoCommands(program: Command): void {
  const sso = program.command("sso").description("single sign-on");
  sso
    .command("domain")
    .argument("<domain>", "what stands after the @")
    .description(
      "say that a domain of e-mail addresses is a workspace's own, where no public DNS can prove it",
    )
    .option("--workspace <name>", "the workspace, by name or id; needed when there are several")
    .option("--json", "print JSON")
    .action(async (domain: string, options: { workspace?: string; json?: boolean }) => {
      const workspace = await withStorage(async ({ db }) => {
        const found = await workspaceNamed(db, options.workspace);
        await proveByOperator(db, { workspaceId: found.id, domain, now: new Date() });
        return found;
      });
      const text = `Addresses of ${domain} are those of "${workspace.name}".`;
      print({ domain, workspaceId: workspace.id }, { json: options.json, text });
    });
}
