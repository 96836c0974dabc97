import { mkdir, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Each is one file without imports: some stand inside a page, some are fetched from a stranger's. */
const SCRIPTS = [
  "answer-page",
  "kiosk",
  "kiosk-worker",
  "loader",
  "delighted",
  "question",
  "further",
  "further-later",
  "news",
  "news-later",
  "offer",
  "chat",
  "chat-button",
];

/**
 * Builds the scripts that customers' browsers run into a folder.
 *
 * @returns the paths of what was written.
 */
export async function buildScripts(folder: string = here("../dist")): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: SCRIPTS.map((name) => here(`../src/${name}.ts`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    // The sources are modules, and so strict already where they are checked.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    legalComments: "none",
    write: false,
  });
  // Renamed into place, so that whoever reads meanwhile never sees half a script.
  for (const { path, text } of outputFiles) {
    // Only the lines of style sheets are left after minifying, and they are for us.
    await writeFile(`${path}.${process.pid}`, text.replaceAll("}\n", "}"));
    await rename(`${path}.${process.pid}`, path);
  }
  return outputFiles.map(({ path }) => path);
}

if (import.meta.main) console.log((await buildScripts()).join("\n"));
