import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder of this user alone, gone with the process at the latest: it holds customers' words. */
export async function passingFolder(): Promise<{ folder: string; remove: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), "candor-archive-"));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clear);
  return {
    folder,
    remove() {
      process.removeListener("exit", clear);
      clear();
    },
  };
}
