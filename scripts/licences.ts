/**
 * What is in Candor: the packages that a running one loads, with version, licence and checksum. As a bill of
 * materials (CycloneDX 1.6) on standard output: `node scripts/licences.ts`. Everything stands in the lock file, so
 * it asks nobody.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "..");

export interface Package {
  name: string;
  version: string;
  licence: string;
  /** Whether only building and testing need it. */
  dev: boolean;
  integrity: string | undefined;
}

interface Locked {
  name?: string;
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  integrity?: string;
}

/** Packages whose lock entry names no licence; somebody has read the file beside them. */
const READ_BY_HAND: Readonly<Record<string, string>> = { "png-js": "MIT" };
/**
 * Packages that name no licence anywhere, each with who brings it. They may be used where nothing of them is handed
 * on: in tests.
 */
export const WITHOUT_LICENCE: Readonly<Record<string, string>> = {
  buffers: "exceljs, which writes workbooks for tests of our reader",
};

/**
 * Licences under which a package may be part of what we hand on. MPL-2.0 asks for the source of its own files alone, which we
 * do not change.
 */
export const ALLOWED: ReadonlySet<string> = new Set([
  ...["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0"],
  ...["CC0-1.0", "Unlicense", "MPL-2.0", "Python-2.0"],
]);
/** What only builds and tests with may ask for more: none of it is handed on. */
export const ALLOWED_TO_BUILD: ReadonlySet<string> = new Set([
  ...ALLOWED,
  ...["CC-BY-4.0", "CC-BY-3.0", "PSF-2.0", "Zlib"],
]);

/** Every package of the lock file but our own. */
export function lockedPackages(root = ROOT): Package[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages).flatMap(([path, found]) => {
    if (!path.includes("node_modules/") || found.link) return [];
    const name = found.name ?? path.slice(path.lastIndexOf("node_modules/") + 13);
    const licence = found.license ?? READ_BY_HAND[name] ?? "unknown";
    const { version = "", dev = false, integrity } = found;
    return [{ name, version, licence, dev, integrity }];
  });
}

/** Whether one of the choices a licence offers is allowed whole: "(MIT OR GPL-3.0)" is, "(MIT AND GPL-3.0)" is not. */
export function isAllowed(licence: string, allowed: ReadonlySet<string>): boolean {
  const known = licence.replaceAll(/MIT \(.*\)|MIT\/X11/g, "MIT").replaceAll(/[()]/g, "");
  return known
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((part) => allowed.has(part.trim())));
}

/** The bill of materials. */
export function billOfMaterials(packages: readonly Package[], version: string) {
  const seen = new Map(
    packages.filter(({ dev }) => !dev).map((one) => [`${one.name}@${one.version}`, one]),
  );
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        name: "candor",
        version,
        licenses: [{ license: { id: "Apache-2.0" } }],
      },
    },
    components: [...seen.values()]
      .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
      .map((one) => ({
        type: "library",
        name: one.name,
        version: one.version,
        purl: `pkg:npm/${one.name.replace("@", "%40")}@${one.version}`,
        licenses: [{ expression: one.licence.replaceAll(/^\((.*)\)$/g, "$1") }],
        ...(one.integrity === undefined ? {} : { hashes: [hashOf(one.integrity)] }),
      })),
  };
}

/** npm writes `sha512-` and base64, CycloneDX hexadecimal. */
function hashOf(integrity: string) {
  const [first = ""] = integrity.split(" ");
  const dash = first.indexOf("-");
  return {
    alg: first.slice(0, dash).toUpperCase().replace("SHA", "SHA-"),
    content: Buffer.from(first.slice(dash + 1), "base64").toString("hex"),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  process.stdout.write(`${JSON.stringify(billOfMaterials(lockedPackages(), version), null, 2)}\n`);
}
