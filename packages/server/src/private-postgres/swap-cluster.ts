/**
 * A restored cluster takes the place of the present one, which is kept beside it. Two renames are not one: what
 * is meant is written down first, and whoever opens the folder next finishes it, so that a crash between them
 * never leaves a data folder that looks new.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

const PLAN = "swap.json";

interface Plan {
  /** Names in the data folder. */
  from: string;
  keep: string;
}

/** @param plan.from the folder of the restored cluster; `plan.keep`: the name under which the present one is kept. */
export function swapCluster(dataFolder: string, plan: Plan): void {
  const file = join(dataFolder, `${PLAN}.part`);
  const handle = openSync(file, "w", 0o600);
  writeSync(handle, JSON.stringify(plan));
  fsyncSync(handle);
  closeSync(handle);
  renameSync(file, join(dataFolder, PLAN));
  syncFolder(dataFolder);
  finishSwap(dataFolder);
}

/** Finishes what a crash interrupted; does nothing where nothing was. */
export function finishSwap(dataFolder: string): void {
  const file = join(dataFolder, PLAN);
  if (!existsSync(file)) return;
  const { from, keep } = JSON.parse(readFileSync(file, "utf8")) as Plan;
  const [restored, kept, place] = [from, keep, "postgres"].map((name) =>
    join(dataFolder, name),
  ) as [string, string, string];
  if (existsSync(restored)) {
    if (existsSync(place)) renameSync(place, kept);
    renameSync(restored, place);
    syncFolder(dataFolder);
  }
  rmSync(file);
  syncFolder(dataFolder);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}
