/** What processes cost, as Linux tells it in /proc: processor time and memory. */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";

/** Ticks of the processor accounts a second; the same on every Linux that runs Node. */
const TICKS = 100;

/** How many processors there are, and how many programs want one: what figures must be read against. */
export function machine(): string {
  const [load = 0] = loadavg();
  return `${availableParallelism()} processors, which ${load.toFixed(1)} programs want at the moment`;
}

/** The process number of the private PostgreSQL of a data folder. */
export function postmasterPid(dataFolder: string): number {
  const text = readFileSync(join(dataFolder, "postgres/postmaster.pid"), "utf8");
  return Number.parseInt(text, 10);
}

/** A process and all its descendants that run now. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) parents.set(Number(name), Number(stat[1]));
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Seconds of processor time that a process has used, with its descendants (those that ended included) or alone. */
export function processorSeconds(pid: number, { alone = false } = {}): number {
  let ticks = 0;
  for (const member of alone ? [pid] : familyOf(pid)) {
    const stat = statOf(member);
    if (!stat) continue;
    ticks += Number(stat[11]) + Number(stat[12]);
    if (!alone) ticks += Number(stat[13]) + Number(stat[14]);
  }
  return ticks / TICKS;
}

/** Memory of these processes in MiB, what they share counted once (PSS). */
export function memoryMiB(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** The fields of /proc/PID/stat after the name, which may hold anything; null when it has ended. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
