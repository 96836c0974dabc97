/** `./run bench` lists the measurements, the files of `bench/`; `./run bench NAME …` takes one. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../bench");
const [name, ...rest] = process.argv.slice(2);

if (name === undefined) {
  console.log("./run bench NAME, where NAME is one of:");
  for (const file of readdirSync(FOLDER).filter((entry) => entry.endsWith(".ts"))) {
    console.log(`  ${file.replace(".ts", "").padEnd(24)} ${firstSentence(file)}`);
  }
} else {
  const file = join(FOLDER, `${name}.ts`);
  if (!existsSync(file)) {
    console.error(`There is no measurement "${name}"; ./run bench lists them.`);
    process.exit(64);
  }
  const { status } = spawnSync(process.execPath, [file, ...rest], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

/** What a file's opening comment says it measures. */
function firstSentence(file: string): string {
  const comment = /\/\*\*?\s*\*?\s*([\s\S]*?)(?:\*\/|\.\s)/.exec(
    readFileSync(join(FOLDER, file), "utf8"),
  );
  return (comment?.[1] ?? "").replace(/\s*\n\s*\*\s*/g, " ").trim();
}
