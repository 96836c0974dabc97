import { readFileSync } from "node:fs";
import { KnownError } from "../../errors/known-error.ts";

const BUILT = new URL("../../../../widget/dist/", import.meta.url);
const scripts = new Map<string, string>();

/**
 * A built script of the widget package, read once.
 *
 * @throws {KnownError} 503 when the package has not been built.
 */
export function builtScript(
  name:
    | "answer-page"
    | "kiosk"
    | "kiosk-worker"
    | "loader"
    | "delighted"
    | "question"
    | "further"
    | "further-later"
    | "news"
    | "news-later"
    | "offer"
    | "chat"
    | "chat-button",
): string {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  let script: string;
  try {
    script = readFileSync(new URL(`${name}.js`, BUILT), "utf8").trim();
  } catch {
    throw new KnownError(
      503,
      "scripts_not_built",
      `The script "${name}" has not been built; run "./run setup" and start again`,
    );
  }
  scripts.set(name, script);
  return script;
}

/** The script that stands in every answer page. */
export function answerPageScript(): string {
  return builtScript("answer-page");
}
