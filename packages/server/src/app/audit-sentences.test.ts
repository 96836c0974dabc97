import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");
const LOCALES = join(SOURCE, "../../../locales");

/** Every act that is written anywhere, as it stands in the sources. */
function acts(): string[] {
  const names = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const sources = files.map((name) => readFileSync(join(SOURCE, name), "utf8"));
  const audits = sources.filter((text) => /\bwriteAudits?\b|\baudit\(/.test(text));
  const plain = audits.flatMap((text) =>
    // A `kind` is what a colleague or another program is told of; it has sentences of its own.
    [...text.matchAll(/(?<!\bkind: )"([a-z_]+\.[a-z_]+)"/g)].map(([, name]) => name ?? ""),
  );
  const webhooks = sources.flatMap((text) =>
    [...text.matchAll(/audit\(trx, \{ workspaceId, actor \}, "([a-z_]+)"/g)].map(
      ([, verb]) => `webhook.${verb}`,
    ),
  );
  const sendings = ["running", "paused", "stopped"].map((status) => `sending.${status}`);
  return [...new Set([...plain.filter(isAct), ...webhooks, ...sendings])];
}

/** Acts end in what was done; names of files, hosts and events do not. */
function isAct(name: string): boolean {
  return /(ed|made|burst|undone|rebuilt)$/.test(name) && !name.startsWith("response.created");
}

test.each(["en", "ru", "lv", "sv"])("every act of the audit log has its sentence, in %s", (tag) => {
  const said = JSON.parse(readFileSync(join(LOCALES, tag, "web-audit.json"), "utf8"));
  const all = acts();
  expect(all.length).toBeGreaterThan(35);
  expect(all.filter((act) => !(act in said))).toEqual([]);
});
