import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * The order in which an answer travels, and the house with it: a folder imports only from folders
 * before it. `testing` is for tests alone.
 */
const WALK = [
  "config",
  "log",
  "errors",
  "spreadsheets",
  "print",
  "private-postgres",
  "storage",
  "jobs",
  "due-work",
  "messages",
  "delivery",
  "audit",
  "workspaces",
  "limits",
  "auth",
  "single-sign-on",
  "scim",
  "calendars",
  "teams",
  "referrals",
  "people",
  "changes",
  "tallies",
  "surveys",
  "audiences",
  "responses",
  "loose-comments",
  "employee-surveys",
  "comments",
  "sendings",
  "invitations",
  "rewards",
  "imports",
  "archive",
  "sample",
  "conversations",
  "channels",
  "scores",
  "accounts",
  "win-back",
  "benchmarks",
  "cases",
  "promises",
  "dossier",
  "care",
  "live-chat",
  "offers",
  "customer-page",
  "themes",
  "views",
  "why",
  "improvements",
  "library",
  "announcements",
  "public-page",
  "ideas",
  "praise",
  "decisions",
  "recognition",
  "advice",
  "homes",
  "trainings",
  "alerts",
  "integrations",
  "own-model",
  "shares",
  "goals",
  "reports",
  "rights",
  "meetings",
  "coming",
  "app",
  "cli",
];

const SOURCE = import.meta.dirname;
const IMPORT = /^(?:import|export)\s[^"';]*?from\s+"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm;

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(IMPORT)].map((match) =>
    resolve(dirname(file), match[1] ?? match[2] ?? ""),
  );
}

const room = (path: string) => relative(SOURCE, path).split("/")[0] ?? "";

test("every folder imports only from folders before it on the walk", () => {
  const files = sourceFiles(SOURCE).filter((file) => room(file) !== "testing");
  expect(files.length).toBeGreaterThan(100);
  const against = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith(SOURCE))
      .filter((target) => WALK.indexOf(room(target)) > WALK.indexOf(room(file)))
      .filter(() => room(file) !== "main.ts")
      .map((target) => `${relative(SOURCE, file)} → ${relative(SOURCE, target)}`),
  );
  expect(against).toEqual([]);
});

test("every folder has its place on the walk", () => {
  const folders = readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map((entry) => entry.name);
  expect(folders.filter((name) => !WALK.includes(name))).toEqual([]);
});

test("nothing that runs in the product is imported from the tests' folder", () => {
  const files = sourceFiles(SOURCE).filter((file) => room(file) !== "testing");
  const wrong = files.filter((file) =>
    importsOf(file).some((target) => room(target) === "testing"),
  );
  expect(wrong.map((file) => relative(SOURCE, file))).toEqual([]);
});

/** What records and changes answers without what follows from it; `Answers` is the way for everybody else. */
const BARE = [
  "record-responses",
  "release-held",
  "revise-responses",
  "group-commit",
  "insert-answers",
  "run-steps",
];
/** Where recording is bound to what follows. */
const BINDING = "responses/open-answers.ts";

test("nobody records or changes answers past the one service that knows what follows", () => {
  const files = sourceFiles(SOURCE)
    .map((file) => relative(SOURCE, file))
    .filter((file) => !/^(responses|testing)\//.test(file));
  const targets = (file: string) =>
    importsOf(join(SOURCE, file)).map((target) => relative(SOURCE, target));
  const past = files.filter((file) =>
    targets(file).some((target) => BARE.some((name) => target === `responses/${name}.ts`)),
  );
  expect(past).toEqual([]);
  expect(files.filter((file) => targets(file).includes(BINDING))).toEqual(["app/answers.ts"]);
});

test("nobody writes into the table of answers but recording, rebuilding tallies and restoring", () => {
  const writes =
    /(insert into|update|delete from) response\b|(insertInto|updateTable|deleteFrom)\("response"\)/;
  const files = sourceFiles(SOURCE)
    .map((file) => relative(SOURCE, file))
    .filter((file) => !/^(responses|testing|storage\/migrations)\//.test(file))
    .filter((file) => writes.test(readFileSync(join(SOURCE, file), "utf8")));
  expect(files).toEqual([
    "tallies/anchor-days.ts",
    "tallies/refreeze.ts",
    "workspaces/open-secret.ts",
  ]);
});

/** Statements that a caller's transaction does under the lock; each locks again in case the caller has not. */
const LOCK_INSIDE = [
  "integrations/webhooks/outbox/outbox.ts",
  "responses/revise-responses.ts",
  "tallies/rename-values.ts",
  "tallies/repair-tallies.ts",
  "tallies/set-derived-values.ts",
  "tallies/tally-walk.ts",
  "tallies/walk-slice.ts",
];

function productFilesWith(pattern: RegExp): string[] {
  return sourceFiles(SOURCE)
    .map((file) => relative(SOURCE, file))
    .filter((file) => room(join(SOURCE, file)) !== "testing")
    .filter((file) => pattern.test(readFileSync(join(SOURCE, file), "utf8")));
}

test("nobody waits for a workspace with a connection in hand", () => {
  const importing = /import \{[^}]*\blockWorkspace\b[^}]*\} from/;
  expect(productFilesWith(importing)).toEqual(LOCK_INSIDE);
});

/** What is hashed there is nobody's: files, secrets of full strength, scripts, draws of which nothing is kept, or the way to a keyed hash. */
const BARE_HASHES = [
  "app/api-manners.ts",
  "archive/export-archive.ts",
  "archive/unpack-archive.ts",
  "audit/chain.ts",
  "auth/known-devices.ts",
  "channels/answer-page/answer-page-csp.ts",
  "channels/widget/widget-script.ts",
  // The name of weights.
  "comments/own-weights.ts",
  "integrations/webhooks/formats/delighted.ts",
  "private-postgres/private-postgres-owner.ts",
  "private-postgres/private-postgres-socket.ts",
  "shares/share-password.ts",
  "single-sign-on/sign-in.ts",
  "storage/backup/backup-restore.ts",
  "storage/backup/backup.ts",
  // As signatures of requests to such storage ask.
  "storage/backup/sign-s3.ts",
  "surveys/save-logo.ts",
  "win-back/win-back.ts",
  "workspaces/directory.ts",
  "workspaces/personal-hash.ts",
];

test("what is personal is hashed under the server's secret, never bare", () => {
  expect(productFilesWith(/createHash\("sha256"\)/).sort()).toEqual(BARE_HASHES);
});
