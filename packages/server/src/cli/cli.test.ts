import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli, type Environment, type Ran, temporaryFolder, urlOf } from "../testing/cli.ts";
import { freshDatabase } from "../testing/test-database.ts";

/** The words that programs outside rely on, each command a process of its own. */
const folder = temporaryFolder();
const here: Environment = {};
const WORKSPACE = "O'Brien <script>";
const SURVEY = "رضا 👩🏽‍🌾";

beforeAll(async () => {
  here.DATABASE_URL = urlOf((await freshDatabase()).connection);
  const words = [
    "user",
    "add",
    "o@example.com",
    "--workspace",
    WORKSPACE,
    "--role",
    "owner",
    "--password-stdin",
    "--json",
  ];
  const { json } = await ran(words, "correct horse battery");
  expect(json).toMatchObject({ role: "owner", workspace: { name: WORKSPACE } });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(words: string[], input = ""): Promise<Ran> {
  const result = await cli(words, here, input);
  expect(result, result.stderr).toMatchObject({ code: 0 });
  return result;
}

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const ANSWERS = Array.from(
  { length: 60 },
  (_, n) =>
    `p${n}@example.com,${n % 11},"O'Brien <script> ${n}, 👩🏽‍🌾",2026-05-${String(1 + (n % 28)).padStart(2, "0")}`,
);

test("an import prints one JSON object, again it changes nothing, and score says the same of file and survey", async () => {
  const file = fileOf("a.csv", [
    "email,score,comment,date",
    ...ANSWERS,
    "x@example.com,,none,2026-05-01",
  ]);
  const words = ["import", file, "--workspace", WORKSPACE, "--survey", SURVEY, "--yes", "--json"];
  expect((await ran(words)).json).toMatchObject({
    read: 61,
    imported: 60,
    updated: 0,
    unchanged: 0,
    rejected: 1,
  });
  expect((await ran(words)).json).toMatchObject({
    read: 61,
    imported: 0,
    updated: 0,
    unchanged: 60,
    rejected: 1,
  });
  const ofFile = await ran(["score", file, "--json"]);
  const { score, answers, promoters, histogram, interval } = ofFile.json;
  expect(answers).toBe(60);
  const ofSurvey = await ran(["score", "--workspace", WORKSPACE, "--survey", SURVEY, "--json"]);
  expect(ofSurvey.json).toMatchObject({ score, answers, promoters, histogram, interval });
  const mapped = fileOf("b.csv", ["who,mark,when", "q@example.com,9,2026-05-02"]);
  const map = ["--map", "mark=score", "--map", "when=answeredAt", "--map", "who=email"];
  expect(
    (
      await ran([
        "import",
        mapped,
        "--workspace",
        WORKSPACE,
        "--survey",
        "Mapped",
        ...map,
        "--yes",
        "--json",
      ])
    ).json,
  ).toMatchObject({ imported: 1 });
}, 240_000);

test("a file without a score is refused with every row counted, and people go in without a survey", async () => {
  const none = fileOf("none.csv", ["comment,date", "very good,2026-05-01", "so so,2026-05-02"]);
  const words = ["import", none, "--workspace", WORKSPACE, "--survey", SURVEY, "--yes", "--json"];
  const refused = await cli(words, here);
  const reasons = [{ code: "no_score_column", rows: 2 }];
  expect(refused).toMatchObject({
    code: 4,
    json: { read: 2, imported: 0, rejected: 2, reasons, status: "refused" },
  });
  const people = ["email,name,plan", "n1@example.com,محمد,pro", "n2@example.com,O'Neil,free"];
  const file = fileOf("people.csv", people);
  const taken = await ran(["people", "import", file, "--workspace", WORKSPACE, "--yes", "--json"]);
  expect(taken.json).toMatchObject({ read: 2, imported: 2, rejected: 0 });
  const listed = await ran(["people", "list", "--search", "محمد", "--json"]);
  expect(listed.json).toMatchObject({ data: [{ email: "n1@example.com", name: "محمد" }] });
}, 240_000);

test("a key is printed once, listed without itself, and gone when it is revoked", async () => {
  const made = await ran(["key", "add", "--workspace", WORKSPACE, "--name", "N <b>", "--json"]);
  expect(made.json.key).toMatch(/^ck_/);
  const listed = await ran(["key", "list", "--json"]);
  expect(listed.json).toMatchObject({ data: [{ name: "N <b>", revokedAt: null }] });
  expect(listed.stdout).not.toContain(String(made.json.key));
  await ran(["key", "revoke", "N <b>"]);
  expect((await cli(["key", "revoke", "N <b>", "--json"], here)).json).toMatchObject({
    error: { code: "key_not_found" },
  });
}, 240_000);

test("what cannot be done is said in one sentence with its exit code, never with a stack", async () => {
  const missing = String(here.DATABASE_URL).replace(/\/candor_test_\w+/, "/no_such_garden");
  const answers = await Promise.all([
    cli(["surveys", "lits"], here),
    cli(["surveys", "list", "--server", "http://127.0.0.1:9999", "--key", "x", "--json"], here),
    cli(["surveys", "list", "--server", "http://127.0.0.1:9999"], here),
    cli(["surveys", "list"], { DATABASE_URL: missing }),
    cli(["responses", "add", "--score", "11", "--json"], here),
  ]);
  const [words, gone, noKey, noDatabase, badScore] = answers;
  expect(answers.map(({ code }) => code)).toEqual([2, 4, 4, 4, 4]);
  expect(gone.json).toMatchObject({ error: { code: "server_unreachable" } });
  expect(noKey.stderr).toContain("--key");
  expect(noDatabase.stderr).toContain("no_such_garden");
  expect(badScore.json).toMatchObject({ error: { code: "bad_option" } });
  expect(words.stderr).toContain("unknown command");
  for (const { stderr } of answers) expect(stderr).not.toMatch(/\n\s+at /);
}, 240_000);
