/** What the tests need of the machine beyond Node's packages: a browser and an older PostgreSQL. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Something of the machine's, or why it is not to be had. */
export type Found = { path: string } | { missing: string };

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const CHROMIUM_ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const POSTGRES_15 = "/usr/lib/postgresql/15/bin";

/** A Chromium: named by `CHROMIUM_PATH`, found, or installed where Debian's packages are to be had. */
export function ensureChromium(): Found {
  const found = findChromium();
  if (found !== null) return { path: found };
  installWithApt(["chromium", "fonts-liberation"]);
  // Colleagues' screens need less of the machine in it; a system that has no such package goes without.
  installWithApt(["chromium-headless-shell"]);
  const installed = findChromium();
  if (installed !== null) return { path: installed };
  return { missing: "no Chromium; install one (on Debian: apt-get install chromium)" };
}

function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return runs(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name)));
  return [...places, CHROMIUM_ON_MACOS].find(runs) ?? null;
}

/** Being there is not enough: Ubuntu has a program of that name that only asks to install another. */
function runs(program: string): boolean {
  return existsSync(program) && spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0;
}

/** PostgreSQL 15, the oldest we promise to run on. */
export function ensurePostgres15(): Found {
  const program = join(POSTGRES_15, "postgres");
  if (!existsSync(program)) installWithApt(["postgresql-15"]);
  if (existsSync(program)) return { path: POSTGRES_15 };
  return { missing: "no PostgreSQL 15; install it (on Debian 12: apt-get install postgresql-15)" };
}

/** Installs Debian packages where we may; whether that worked is for the caller to look. */
function installWithApt(packages: string[]): void {
  const apt = rootCommand();
  if (apt === null) return;
  console.error(`Installing ${packages.join(" and ")} …`);
  // The package would set up and start a server of the machine's own, which nobody asked for.
  const noServer =
    "cd /etc && mkdir -p postgresql-common && cd postgresql-common && { [ -e createcluster.conf ] || echo 'create_main_cluster = false' >createcluster.conf; }";
  const steps = [
    packages.some((name) => name.startsWith("postgresql")) ? ["sh", "-c", noServer] : null,
    ["apt-get", "update", "-qq"],
    [
      "apt-get",
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "-o",
      "Dpkg::Options::=--force-confold",
      ...packages,
    ],
  ];
  for (const step of steps) {
    if (step === null) continue;
    const [program = "", ...args] = [...apt, "env", "DEBIAN_FRONTEND=noninteractive", ...step];
    spawnSync(program, args, { stdio: ["ignore", 2, 2] });
  }
}

/** How to run something as root, without asking for a password; `null` where that is not to be had. */
function rootCommand(): string[] | null {
  if (spawnSync("apt-get", ["--version"]).status !== 0) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
}
