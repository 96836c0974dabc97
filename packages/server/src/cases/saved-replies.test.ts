import type { CaseDetail } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { FilledReply, SavedReply } from "@candor/contract/saved-reply.ts";
import type { Team } from "@candor/contract/team.ts";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { fillReply, placeholdersIn } from "../conversations/saved-reply.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;

beforeAll(async () => {
  smtp = await testMailServer();
  whenFileEnds(() => smtp.stop());
  server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.lv>" });
  ilze = await testMember(server, "Ilze");
});

/** A case of an answer by a customer with these things known. */
async function aTalk(
  { language = "en", ...person }: { name?: string; language?: string },
  answer: object = {},
): Promise<Conversation> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  await server.api("POST", "/people", { email, language });
  const { id: responseId } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 9, person: { email, ...person }, ...answer },
  );
  const one = await server.api<CaseDetail>("POST", "/cases", { responseId });
  return ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
}

const filled = async (talk: Conversation, by: TestMember = ilze) =>
  (await by.api<{ data: FilledReply[] }>("GET", `/conversations/${talk.id}/saved-replies`)).data;
const write = (talk: Conversation, body: object) =>
  ilze.ask<{ code?: string; message?: string; detail?: string }>(
    "POST",
    `/conversations/${talk.id}/messages`,
    body,
  );

async function saved(name: string, texts: Record<string, string>, more = {}): Promise<SavedReply> {
  return ilze.api<SavedReply>("POST", "/saved-replies", {
    ...{ name, texts: Object.entries(texts).map(([language, text]) => ({ language, text })) },
    ...more,
  });
}

async function leave(): Promise<void> {
  const { db, secret, config, asking, letters: news } = server.services;
  const worker = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news },
    ...{ clock: () => new Date(Date.now() + 11_000), worker: "test" },
    mayLeave: async () => "now" as const,
    onError: (error) => {
      throw error;
    },
  });
  const signal = new AbortController().signal;
  await worker.takeTurn({ workspaceId: server.workspaceId, lane: "", signal } as never);
}

test("a saved reply reads in the customer's language, with what is known of them and what is promised", async () => {
  await saved("Sorry", {
    en: "Dear {name}, you gave {survey} a {score}: “{answer}”. {promise}. {colleague}",
    lv: "Labdien, {name}! {promise}. {colleague}",
  });
  const talk = await aTalk({ name: "Anna", language: "lv" }, { comment: "Says {name} himself" });
  await ilze.api("POST", "/promises", {
    ...{ personId: talk.personId, caseId: talk.caseId },
    ...{ words: "Jauns krāns", dueOn: "2030-12-05" },
  });
  const [lv] = await filled(talk);
  expect(lv).toMatchObject({ language: "lv", empty: [] });
  expect(lv?.text).toMatch(/^Labdien, Anna! Jauns krāns \(2030\. gada [45]\. decembris\)\. Ilze$/);
  const other = await aTalk({ name: "Olle", language: "sv" }, { comment: "Says {name} himself" });
  const [en] = await filled(other);
  // What the customer wrote is not looked through again.
  expect(en?.text).toContain("Dear Olle, you gave Spring a 9: “Says {name} himself”. {promise}.");
  expect(en).toMatchObject({ language: "en", empty: ["promise"] });
});

test("a letter with an empty placeholder is not sent, and says which", async () => {
  const reply = await saved("Name only", { en: "Dear {name}, {promise|we come soon}." });
  const talk = await aTalk({ language: "en" });
  const mine = (await filled(talk)).find(({ id }) => id === reply.id);
  expect(mine).toMatchObject({ text: "Dear {name}, we come soon.", empty: ["name"] });
  const refused = await write(talk, { text: mine?.text, savedReplyId: reply.id });
  expect(refused).toMatchObject({ status: 422, body: { code: "placeholder_empty" } });
  expect(JSON.stringify(refused.body)).toContain("{name}: the customer's name is not known");
  expect((await ilze.api<Conversation>("GET", `/conversations/${talk.id}`)).messages).toEqual([]);
  const sent = await write(talk, { text: "Dear you, we come soon.", savedReplyId: reply.id });
  expect(sent.status).toBe(201);
});

test("use is counted in letters that were sent, and in those that say something else; what was taken back counts nowhere", async () => {
  const reply = await saved("Counted", { en: "We are sorry, {name}." });
  const used = async () => (await server.api<SavedReply>("GET", `/saved-replies/${reply.id}`)).used;
  const talks = [];
  for (const name of ["Anna", "Olle", "Uldis"]) {
    talks.push(await aTalk({ name, language: "en" }));
  }
  const [same, changed, back] = talks as [Conversation, Conversation, Conversation];
  await write(same, { text: "We are sorry, Anna.", savedReplyId: reply.id });
  await write(changed, { text: "We are very sorry, Olle.", savedReplyId: reply.id });
  await write(back, { text: "We are sorry, Uldis.", savedReplyId: reply.id });
  const { messages } = await ilze.api<Conversation>("GET", `/conversations/${back.id}`);
  await ilze.api("POST", `/conversations/${back.id}/messages/${messages[0]?.id}/undo`);
  expect(await used()).toEqual({ letters: 0, changed: 0 });
  await leave();
  expect(await used()).toEqual({ letters: 2, changed: 1 });
  expect((await write(same, { text: "Again", savedReplyId: crypto.randomUUID() })).status).toBe(
    422,
  );
});

test("a team's replies are offered to its people, first; archived ones to nobody", async () => {
  const janis = await testMember(server, "Janis");
  const members = [{ userId: janis.userId }];
  const team = await server.api<Team>("POST", "/teams", { name: "Till", members });
  const ours = await saved("Till’s own", { en: "From the till." }, { teamId: team.id });
  const talk = await aTalk({ name: "Anna", language: "en" });
  expect((await filled(talk)).map(({ id }) => id)).not.toContain(ours.id);
  expect((await filled(talk, janis))[0]?.id).toBe(ours.id);
  await ilze.api("PATCH", `/saved-replies/${ours.id}`, { archived: true });
  expect((await filled(talk, janis)).map(({ id }) => id)).not.toContain(ours.id);
});

test("a name stands once, a language once, and a placeholder that names nothing is refused; each change is in the audit log", async () => {
  const en = (text: string) => [{ language: "en", text }];
  const ask = (body: object) => ilze.ask("POST", "/saved-replies", body);
  const reply = await saved("Once", { en: "One" });
  expect((await ask({ name: "once", texts: en("Two") })).status).toBe(409);
  expect((await ask({ name: "Twice", texts: [...en("a"), ...en("b")] })).status).toBe(422);
  const unknown = await ask({ name: "Unknown", texts: en("Dear {nmae}") });
  expect(unknown).toMatchObject({ status: 422, body: { code: "placeholder_unknown" } });
  await ilze.api("PATCH", `/saved-replies/${reply.id}`, { name: "Only" });
  const log = await server.api<{ data: { action: string; target: string }[] }>("GET", "/audit");
  const acts = log.data.filter(({ target }) => target === reply.id).map(({ action }) => action);
  expect(acts).toEqual(["saved_reply.changed", "saved_reply.created"]);
});

test("whatever is filled in, no placeholder that has a value is left, and what has none is named", () => {
  const value = fc.option(fc.string({ minLength: 1 }).filter((text) => !/[{}]/.test(text)));
  const record = fc.record({
    ...{ name: value, answer: value, score: value },
    ...{ promise: value, colleague: value, survey: value },
  });
  const piece = fc.oneof(
    fc.constantFrom("{name}", "{ answer }", "{score|none}", "{promise|}", "{survey}", "{x}", "{"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), record, (pieces, values) => {
      const { text, empty } = fillReply(pieces.join(" "), values);
      const open = placeholdersIn(pieces.join(" ")).filter((name) => !values[name]?.trim());
      expect(open).toEqual(expect.arrayContaining(empty));
      expect(placeholdersIn(text).sort()).toEqual([...empty].sort());
    }),
  );
});
