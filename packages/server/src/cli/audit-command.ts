import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { sealAll } from "../audit/seal-audit.ts";
import { keptLink, verifyAudit } from "../audit/verify-audit.ts";
import { type FileCheck, verifyFile } from "../audit/verify-file.ts";
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
    .option(
      "--file <file>",
      "a log that was exported as JSONL, checked without a server or a database",
    )
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      if (options.file !== undefined) return checkFile(options.file, options);
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

interface Options {
  workspace?: string;
  kept?: string;
  file?: string;
  json?: boolean;
}

async function checkFile(file: string, { kept, json }: Options): Promise<void> {
  const input = createReadStream(file, "utf8");
  const check = await verifyFile(createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }));
  const noted = keptLink(kept);
  const ends = noted === null || (check.head?.seq === noted.seq && check.head.hash === noted.hash);
  print({ ...check, ...(noted ? { endsAsNoted: ends } : {}) }, { json, text: told(check, ends) });
  if (!check.intact || !ends) process.exitCode = EXIT.attention;
}

function told(check: FileCheck, ends: boolean): string {
  if (check.broken) {
    const how = {
      changed: "was changed after it was written",
      order: "stands at the wrong place",
      not_linked: "does not follow the entry before it",
    }[check.broken.how];
    return `The file is broken: entry ${check.broken.seq} (line ${check.broken.line}) ${how}. The ${check.entries} before it are as they were written.`;
  }
  if (!check.head) return "The file has no entries.";
  const gaps =
    check.gaps === 0
      ? "None between them is missing."
      : `${check.gaps} between them are not in the file: each that is there was checked by itself.`;
  const end = ends ? "" : "\nIt does not end with the link that was noted.";
  return `${check.entries} entries, ${check.from} to ${check.to}, are as they were written. ${gaps}${end}\nThe file ends with: ${check.head.seq}:${check.head.hash}`;
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
