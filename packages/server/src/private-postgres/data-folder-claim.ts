/**
 * A claim is a file that says which process holds something in the data folder. A claim whose
 * process died is void: after `kill -9` nobody has to remove a file by hand.
 */

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";

/**
 * A process, distinguishable from a later one that was given the same number, and from one with the
 * same number in another container that shares the folder.
 */
export interface ProcessIdentity {
  pid: number;
  /** When the process started, in the system's own words; compared for equality alone. */
  started: string;
  /** The host, its boot and the process-number space. */
  place: string;
}

const TOUCH_EVERY_MS = 3_000;

/**
 * How long a claim from another container counts after its last touch: whether its process lives cannot
 * be seen from here, only that it goes on touching.
 */
export const FOREIGN_CLAIM_LIVES_MS = 15_000;

export interface Claim {
  release(): void;
}

/**
 * Claims `file` for this process.
 *
 * @returns the claim, or the process that holds it now.
 */
export function claim(file: string): { claim: Claim } | { holder: ProcessIdentity } {
  const mine = `${file}.${process.pid}.${randomUUID()}`;
  const text = JSON.stringify(ownIdentity());
  writeFileSync(mine, text, { mode: 0o600 });
  try {
    for (;;) {
      if (linked(mine, file)) return { claim: keepFresh(file, text) };
      const holder = readHolder(file);
      if (holder) return { holder };
      setVoidAside(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The living process that holds a claim; `null` when nobody does. */
export function readHolder(file: string): ProcessIdentity | null {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8")) as ProcessIdentity;
    return isAlive(holder, Date.now() - statSync(file).mtimeMs) ? holder : null;
  } catch {
    return null; // No file, or one cut short by a full disk: it holds nothing.
  }
}

/** `link` is the one atomic way to create a file that already has its content. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Two processes may find the same void claim. Moving it aside and reading it again keeps the second
 * from removing the claim that the first has just made.
 */
function setVoidAside(file: string): void {
  const aside = `${file}.void.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else moved it first.
  }
  if (readHolder(aside)) linked(aside, file);
  rmSync(aside, { force: true });
}

function keepFresh(file: string, text: string): Claim {
  const timer = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // The folder was removed under us; whoever uses it next will say so.
    }
  }, TOUCH_EVERY_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      try {
        if (readFileSync(file, "utf8") === text) rmSync(file, { force: true });
      } catch {
        // Already gone.
      }
    },
  };
}

/** Whether a process runs on another machine, or in another container, that shares the folder. */
export function isElsewhere(holder: ProcessIdentity): boolean {
  return holder.place !== ownPlace();
}

function isAlive(holder: ProcessIdentity, untouchedMs: number): boolean {
  if (isElsewhere(holder)) return untouchedMs < FOREIGN_CLAIM_LIVES_MS;
  return isRunning(holder.pid) && processStart(holder.pid) === holder.started;
}

/** Whether a process with this number exists, ours or not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a process was started as; empty when it is gone or hidden. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

let identity: ProcessIdentity | undefined;

function ownIdentity(): ProcessIdentity {
  identity ??= { pid: process.pid, started: processStart(process.pid), place: ownPlace() };
  return identity;
}

function processStart(pid: number): string {
  try {
    if (process.platform === "linux") {
      // The command's name, in brackets, may hold spaces; the start time is the 20th field after it.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

let place: string | undefined;

function ownPlace(): string {
  place ??= [hostname(), bootId(), processSpace()].join("/");
  return place;
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
