import type { Command } from "commander";
import { sealAll } from "../audit/seal-audit.ts";
import { keptLink, verifyAudit } from "../audit/verify-audit.ts";
import { EXIT, print } from "./output.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

/** `candor audit verify`: whether the audit log is what was written. */
export function auditCommands(program: Command): void {
  const audit = program.command("audit").description("the audit log");
  audit
    .command("verify")
    .description(
      "compute the chain of the audit log again; fails when an entry was changed or taken out",
    )
    .option("--workspace <name>", "the workspace, by name or id; needed when there are several")
    .option(
      "--kept <link>",
      "a link that an earlier check showed (12:9f3a…): it must still be there",
    )
    .option("--json", "print JSON")
    .action(async (options: { workspace?: string; kept?: string; json?: boolean }) => {
      const kept = keptLink(options.kept);
      const { name, check } = await withStorage(async ({ db }) => {
        const workspace = await workspaceNamed(db, options.workspace);
        await sealAll(db, workspace.id);
        const found = await verifyAudit(db, { workspaceId: workspace.id, kept });
        return { name: workspace.name, check: found };
      });
      print(check, { json: options.json, text: sentence(name, check) });
      if (!check.intact) process.exitCode = EXIT.attention;
    });
}

function sentence(name: string, check: Awaited<ReturnType<typeof verifyAudit>>): string {
  if (check.broken) {
    const how = {
      changed: "was changed after it was written",
      missing: "is missing",
      not_as_kept: "is not the one that was noted: the chain was made anew",
    }[check.broken.how];
    return `The audit log of "${name}" is broken: entry ${check.broken.seq} ${how}. The ${check.entries} before it are as they were written.`;
  }
  if (!check.head) return `The audit log of "${name}" has no entries yet.`;
  return `The audit log of "${name}" is unbroken: ${check.entries} entries.\nNote this link elsewhere: ${check.head.seq}:${check.head.hash}`;
}
