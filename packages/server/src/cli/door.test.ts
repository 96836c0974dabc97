import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateIdea } from "@candor/contract/idea.ts";
import { CreatePerson } from "@candor/contract/person.ts";
import { CreateResponse } from "@candor/contract/response.ts";
import { CreateSending } from "@candor/contract/sending.ts";
import { CreateTestimonial } from "@candor/contract/testimonial.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { Command } from "commander";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Serving, serve } from "../app/serve.ts";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { readConfig } from "../config/config.ts";
import { openLog } from "../log/log.ts";
import { freePort, temporaryFolder, urlOf } from "../testing/cli.ts";
import { freshDatabase } from "../testing/test-database.ts";
import { chatCommands } from "./chat-commands.ts";
import { type Door, surveyMeant, throughDoor } from "./door.ts";
import { filtersOf } from "./options.ts";
import { firstOf } from "./response-commands.ts";

/** One server and one database for the file: what is asked here is asked beside it and through it. */
const folder = temporaryFolder();
const WORKSPACE = "O'Brien <script> 👩🏽‍🌾";
const SURVEY = "رضا Ģimenes";
const NAMES = ["O'Brien <script>alert(1)</script>", "👩🏽‍🌾 Līga", "محمد", 'Anna "Quote", =1+1'];
const earlier = process.env.DATABASE_URL;
let serving: Serving;
let elsewhere: { server: string; key: string };

beforeAll(async () => {
  const { connection } = await freshDatabase();
  const environment = {
    DATABASE_URL: urlOf(connection),
    PORT: String(await freePort()),
    LOG_LEVEL: "silent",
  };
  // The commands read their settings where every process does.
  process.env.DATABASE_URL = environment.DATABASE_URL;
  const config = readConfig(environment);
  serving = await serve(config, openLog("silent"));
  const { db } = serving.services;
  await addUser(db, {
    email: "o@example.com",
    password: "correct horse battery",
    workspaceName: WORKSPACE,
    role: "owner",
  });
  const { key } = await addKey(db, {
    workspaceName: WORKSPACE,
    name: "cli",
    scopes: ["read", "write", "send", "admin"],
  });
  elsewhere = { server: serving.address, key };
}, 180_000);

afterAll(async () => {
  if (earlier === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = earlier;
  await serving?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const beside = <T>(work: (door: Door) => Promise<T>) => throughDoor({ workspace: WORKSPACE }, work);
const through = <T>(work: (door: Door) => Promise<T>) => throughDoor(elsewhere, work);

/** Links name the address by which the server was started. */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value).replaceAll(/"link":"[^"]*"/g, '"link":""'));

async function text(pieces: AsyncIterable<Uint8Array | string>): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString();
}

function fileOf(name: string, rows: number): string {
  const path = join(folder, name);
  const lines = Array.from({ length: rows }, (_, n) => {
    const day = `2026-05-${String(1 + (n % 28)).padStart(2, "0")}`;
    const cells = [
      `p${n}@example.com`,
      NAMES[n % NAMES.length] ?? "",
      String((n * 7) % 11),
      `№${n} ļoti\nlabi`,
      day,
    ];
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  });
  writeFileSync(path, `email,name,score,comment,date\n${lines.join("\n")}\n`);
  return path;
}

const imported = (door: Door, file: string) =>
  door.imports
    .upload(file)
    .then(({ id }) => door.imports.run(id, { survey: SURVEY, mapping: { columns: {} } }, () => {}));

test("a file goes in by either door, and by the other one changes nothing", async () => {
  const file = fileOf("answers.csv", 300);
  expect(await through((door) => imported(door, file))).toMatchObject({
    status: "done",
    imported: 300,
    rejected: 0,
  });
  expect(await beside((door) => imported(door, file))).toMatchObject({
    status: "done",
    imported: 0,
    unchanged: 300,
  });
});

async function unread(door: Door): Promise<number> {
  const { id } = await surveyMeant(door, SURVEY.toUpperCase());
  const all = await firstOf(door.responses(id, filtersOf({})), 450);
  return all.filter(({ comment, reading }) => comment !== null && reading === null).length;
}

test("whatever is asked, a server elsewhere answers as the data here do", async () => {
  const questions: ((door: Door, surveyId: string) => Promise<unknown>)[] = [
    (door) => door.surveys(),
    (door, id) => firstOf(door.responses(id, filtersOf({})), 450),
    (door, id) =>
      firstOf(
        door.responses(id, filtersOf({ group: ["detractor", "passive"], search: "labi" })),
        450,
      ),
    (door, id) =>
      firstOf(
        door.responses(
          id,
          filtersOf({ from: "2026-05-03", to: "2026-05-09", filter: ["channel=import"] }),
        ),
        3,
      ),
    (door, id) => door.score(id, filtersOf({})),
    (door, id) =>
      door.score(id, filtersOf({ from: "2026-05-01", to: "2026-06-01", counting: "latest" })),
    (door) => firstOf(door.people("محمد"), 450),
    (door) => door.webhooks(),
    (door) => door.sendings.segments(),
    async (door, id) =>
      text(await door.exportAnswers(id, filtersOf({ group: ["promoter"] }), "csv")),
  ];
  // Comments are read in the background; asked between two readings, both would be right and not the same.
  await expect.poll(() => through(unread), { timeout: 60_000, interval: 200 }).toBe(0);
  for (const [index, question] of questions.entries()) {
    const ask = async (door: Door) =>
      question(door, (await surveyMeant(door, SURVEY.toUpperCase())).id);
    const [here, there] = [await beside(ask), await through(ask)];
    expect(plain(there), `question ${index}`).toEqual(plain(here));
  }
}, 120_000);

test("hard names survive the way in by one door and out by the other", async () => {
  for (const [index, name] of NAMES.entries()) {
    const answer = CreateResponse.parse({
      score: 10,
      comment: `${name} \\N \u202e end`,
      person: { email: `hard${index}@example.com`, name },
      properties: { store: name },
    });
    const add = async (door: Door) =>
      door.addResponse((await surveyMeant(door, SURVEY)).id, answer);
    const find = (door: Door) => firstOf(door.people(`hard${index}@`), 2);
    const [added, found] =
      index % 2
        ? [await beside(add), await through(find)]
        : [await through(add), await beside(find)];
    expect(added).toMatchObject({
      comment: answer.comment,
      properties: { store: name },
      person: { name },
    });
    expect(found).toMatchObject([{ name, answers: 1, lastScore: 10 }]);
  }
}, 120_000);

test("an answer left out here is counted again from elsewhere, and the score follows", async () => {
  const survey = (door: Door) => surveyMeant(door, SURVEY);
  const answers = () =>
    beside(async (door) => (await door.score((await survey(door)).id, {})).answers);
  const [first] = await beside(async (door) =>
    firstOf(door.responses((await survey(door)).id, {}), 1),
  );
  const before = await answers();
  await beside((door) => door.exclude(first?.id ?? "", { reason: "test", note: "" }));
  expect(await answers()).toBe(before - 1);
  await through((door) => door.exclude(first?.id ?? "", null));
  expect(await answers()).toBe(before);
  await expect(
    through((door) => door.exclude(first?.id ?? "", { reason: "dislike", note: "" })),
  ).rejects.toMatchObject({ status: 422 });
}, 120_000);

test("whom a sending would ask is the same by both doors, and a draft that is thrown away leaves nothing", async () => {
  const draft = CreateSending.parse({
    name: "Try",
    audience: { who: "everybody" },
    plan: { kind: "once" },
  });
  const ask = async (door: Door) => {
    const { id } = await surveyMeant(door, SURVEY);
    const made = await door.sendings.draft(id, draft);
    const preview = await door.sendings.preview(id, made);
    await door.sendings.discard(made.id);
    return preview;
  };
  const here = await beside(ask);
  expect(here.people).toBeGreaterThan(300);
  expect(await through(ask)).toEqual(here);
  expect(await serving.services.db.selectFrom("sending").select("id").execute()).toEqual([]);
}, 120_000);

test("ideas, testimonials and decisions are listed, read and drafted the same way by both doors", async () => {
  const idea = await beside((door) => door.told.addIdea(CreateIdea.parse({ title: "Sundays" })));
  const next = await through((door) => door.told.addIdea(CreateIdea.parse({ title: "Mondays" })));
  expect([idea.look, next.look]).toEqual(["waiting", "waiting"]);
  const ideas = (door: Door) => door.told.ideas("new", 50);
  expect((await beside(ideas)).map(({ title }) => title).sort()).toEqual(["Mondays", "Sundays"]);
  expect(await through(ideas)).toEqual(await beside(ideas));
  expect(await through((door) => door.told.idea(idea.id))).toEqual(idea);
  const person = await beside((door) =>
    door.addPerson(CreatePerson.parse({ email: "author@example.com" })),
  );
  const words = CreateTestimonial.parse({ personId: person.id, text: "Well done" });
  const made = await through((door) => door.told.addTestimonial(words));
  expect(made).toMatchObject({ state: "draft", consent: null });
  expect(await beside((door) => door.told.testimonial(made.id))).toEqual(made);
  const drafts = (door: Door) => door.told.testimonials("draft", 50);
  expect(await through(drafts)).toEqual(await beside(drafts));
  for (const work of [beside, through]) {
    expect(await work((door) => door.told.decisions({ due: true }))).toEqual([]);
    const nothing = work((door) => door.told.decision(made.id));
    await expect(nothing).rejects.toMatchObject({ status: 404, code: "decision_not_found" });
  }
}, 120_000);

test("who talks on the site is listed and read by both doors, and printed for people and for programs", async () => {
  const ask = async (method: string, path: string, body: unknown) => {
    const headers = {
      authorization: `Bearer ${elsewhere.key}`,
      "content-type": "application/json",
    };
    const options = { method, headers, body: JSON.stringify(body) };
    return (await fetch(`${elsewhere.server}/api/v1${path}`, options)).json() as Promise<
      Record<string, string>
    >;
  };
  const survey = await ask("POST", "/surveys", { name: "Talk", kind: "relationship" });
  const { key } = await ask("PUT", `/surveys/${survey.id}/widget`, {});
  const settings = { enabled: true, teamId: null, requiresIdentity: false, greetings: {} };
  await ask("PUT", `/surveys/${survey.id}/chat`, settings);
  const said = { token: "A".repeat(43), id: uuidv7(), text: "Is <b>anybody</b> there? 👩🏽‍🌾" };
  const began = await fetch(`${elsewhere.server}/w/${key}/chat/messages`, {
    method: "POST",
    body: JSON.stringify(said),
  });
  expect(began.status).toBe(200);

  const chats = await beside((door) => door.chats.list("open"));
  expect(chats).toMatchObject([{ lastWords: said.text }]);
  expect(await through((door) => door.chats.list("open"))).toEqual(chats);
  expect(await beside((door) => door.chats.list("ended"))).toEqual([]);
  const id = chats[0]?.id ?? "";
  const thread = await beside((door) => door.chats.read(id));
  expect(thread.lines.map(({ text }) => text)).toEqual([said.text]);
  expect(await through((door) => door.chats.read(id))).toEqual(thread);

  const printed = async (...words: string[]) => {
    const pieces: string[] = [];
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
      pieces.push(String(piece));
      return true;
    });
    const program = new Command().exitOverride();
    chatCommands(program);
    await program
      .parseAsync(["chats", ...words, "--workspace", WORKSPACE], { from: "user" })
      .finally(() => spy.mockRestore());
    return pieces.join("");
  };
  expect(await printed("list")).toContain(said.text);
  expect(await printed("read", id)).toContain(`customer (chat): ${said.text}`);
  expect(JSON.parse(await printed("list", "--json"))).toMatchObject({ data: [{ id }] });
  await expect(printed("list", "--state", "lost")).rejects.toThrow();
  await expect(printed("read", uuidv7())).rejects.toMatchObject({ status: 404 });
}, 120_000);
