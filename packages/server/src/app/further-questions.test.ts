/** Further questions at every door: asked, branched, kept, taken back, measured. */
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../widget/scripts/build.ts";
import { hearReply, openQuestion } from "../channels/chat/conversation.ts";
import { invitationLinks } from "../invitations/open-invitation.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

const QUESTIONS = [
  {
    id: "delivery",
    kind: "csat",
    text: { en: "How was the delivery?", lv: "Kā bija ar piegādi?" },
  },
  {
    id: "late",
    kind: "choice",
    several: true,
    when: { question: "delivery", anyOf: ["1", "2"] },
    text: { en: "What went wrong?" },
    options: [
      { value: "late", label: { en: "It came late" } },
      { value: "broken", label: { en: "It was broken" } },
    ],
  },
  {
    id: "days",
    kind: "scale",
    from: 1,
    to: 5,
    when: { question: "late", anyOf: ["late"] },
    text: { en: "How late?" },
    lowEnd: { en: "A day" },
    highEnd: { en: "A week" },
  },
  { id: "praise", kind: "text", groups: ["promoter"], text: { en: "Whom may we thank?" } },
];

let server: TestServer;
let link: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  link = `${server.url}/s/${server.survey.slug}`;
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["response", "chat_state", "invitation", "person"] as const) {
    await db.deleteFrom(table).execute();
  }
  await put(QUESTIONS);
});

interface Measured {
  started: number;
  finished: number;
  of: object | null;
  questions: {
    id: string;
    came: number;
    answered: number;
    passed: number;
    left: number;
    of: object | null;
  }[];
}

const put = (questions: object[]) =>
  server.api("PUT", `/surveys/${server.survey.id}/questions`, { questions });
const measured = async () =>
  (await server.api<{ measured: Measured | null }>("GET", `/surveys/${server.survey.id}/questions`))
    .measured;
const rows = () =>
  server.services.db.selectFrom("response").selectAll().orderBy("recorded_at").execute();
const kept = async () => (await rows())[0]?.answers;

async function post(body: Record<string, unknown>, path = link) {
  const reply = await fetch(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ visit: uuidv7(), step: "comment", ...body }),
  });
  expect(reply.status).toBe(200);
}

async function postForm(fields: [string, string][]) {
  const reply = await fetch(link, { method: "POST", body: new URLSearchParams(fields) });
  return reply.text();
}

test("an answer to a branch that the other answers do not lead to is not kept, whoever posts it", async () => {
  await post({ score: 3, answers: { delivery: "5", late: ["late"], days: "3", praise: "Ann" } });
  expect(await kept()).toEqual({ delivery: "5" });
  const made = await server.api<{ answers: object }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    {
      score: 10,
      answers: { delivery: "1", late: ["broken"], days: "3", praise: "Ann" },
    },
  );
  expect(made.answers).toEqual({ delivery: "1", late: ["broken"], praise: "Ann" });
});

test("ticks are kept as they are given, and a change of mind takes back what it led to", async () => {
  const visit = uuidv7();
  const say = (step: string, score: number, answers: object) =>
    post({ visit, step, score, answers });
  await say("score", 9, {});
  await say("score", 9, { delivery: "1" });
  await say("score", 9, { delivery: "1", late: ["late", "broken"] });
  await say("score", 9, { delivery: "1", late: ["late", "broken"], days: "2" });
  expect(await kept()).toEqual({ delivery: "1", late: ["late", "broken"], days: "2" });
  await say("score", 9, { delivery: "1", late: "" });
  expect(await kept()).toEqual({ delivery: "1" });
  await say("comment", 9, { delivery: "1", praise: "Ann" });
  await say("comment", 2, { delivery: "1" });
  // Whom to thank was asked of promoters alone.
  expect(await kept()).toEqual({ delivery: "1" });
  expect(await rows()).toHaveLength(1);
});

test("without a script the page comes again with the branch that the answers led to", async () => {
  const visit = uuidv7();
  const common: [string, string][] = [
    ["visit", visit],
    ["score", "2"],
    ["language", "en"],
  ];
  const first = await postForm([...common, ["step", "score"]]);
  expect(first).toContain('name="shown" value="delivery"');
  expect(first).not.toContain("Whom may we thank?");
  const shownAs = (page: string, text: string) =>
    new RegExp(
      `<fieldset class="part"([^>]*)><legend><span dir="auto">${text.replace("?", "\\?")}`,
    ).exec(page)?.[1];
  expect(shownAs(first, "What went wrong?")).toContain(" hidden");
  const second = await postForm([
    ...common,
    ["step", "comment"],
    ["shown", "delivery"],
    ["comment", "Rain & mud"],
    ["answer.delivery", "2"],
  ]);
  expect(shownAs(second, "What went wrong?")).not.toContain(" hidden");
  expect(shownAs(second, "How late?")).toContain(" hidden");
  expect(second).toContain("Rain &amp; mud");
  expect(second).toContain('name="shown" value="delivery late"');
  const end = await postForm([
    ...common,
    ["step", "comment"],
    ["shown", "delivery late"],
    ["comment", "Rain & mud"],
    ["answer.delivery", "2"],
    ["answer.late", "broken"],
  ]);
  expect(end).not.toContain("<form");
  expect((await rows())[0]).toMatchObject({
    comment: "Rain & mud",
    answers: { delivery: "2", late: ["broken"] },
  });
});

test("the kiosk asks in all of its languages, and the widget fetches the questions once there is a score", async () => {
  await server.api("PUT", `/surveys/${server.survey.id}/kiosk`, {});
  const kiosk = await (await fetch(`${server.url}/k/${server.survey.slug}`)).text();
  expect(kiosk).toMatch(/<template data-further="lv">.*Kā bija ar piegādi\?/s);
  expect(kiosk).toMatch(/<template data-further="en">.*How was the delivery\?/s);
  await post({ score: 4, answers: { delivery: "4" } }, `${server.url}/k/${server.survey.slug}`);
  const { key } = await server.api<{ key: string }>(
    "PUT",
    `/surveys/${server.survey.id}/widget`,
    {},
  );
  const question = await (await fetch(`${server.url}/w/${key}/question.js?lang=lv`)).text();
  expect(question).not.toContain("piegādi");
  const version = /further\.js\?v=(\w+)&lang=lv"/.exec(question)?.[1];
  const further = await fetch(`${server.url}/w/${key}/further.js?v=${version}&lang=lv`);
  expect(further.headers.get("cache-control")).toContain("immutable");
  expect(await further.text()).toContain("Kā bija ar piegādi?");
  const body = { id: uuidv7(), score: 4, answers: { delivery: "3" } };
  const send = (more: object) =>
    fetch(`${server.url}/w/${key}/responses`, {
      method: "POST",
      body: JSON.stringify({ ...body, ...more }),
    });
  await send({});
  await send({ comment: "Fine", answers: { delivery: "2", late: ["late"] } });
  expect((await rows()).map(({ channel, answers }) => [channel, answers])).toEqual([
    ["kiosk", { delivery: "4" }],
    ["web", { delivery: "2", late: ["late"] }],
  ]);
  await put([]);
  expect(await (await fetch(`${server.url}/w/${key}/question.js`)).text()).not.toContain(
    "further.js",
  );
});

test("an interviewer is told what to ask, and takes the answers down", async () => {
  const list = await server.api<{
    questions: { id: string }[];
    scripts: Record<string, { words: object }>;
  }>("GET", `/surveys/${server.survey.id}/interview/calls`);
  expect(list.questions.map(({ id }) => id)).toEqual(["delivery", "late", "days", "praise"]);
  expect(list.scripts.lv?.words).toMatchObject({ "csat.5": "Ļoti labi" });
  await server.api("POST", `/surveys/${server.survey.id}/interview/answers`, {
    id: uuidv7(),
    score: 10,
    channel: "phone",
    answers: { delivery: "5", praise: "The driver" },
  });
  expect((await rows())[0]).toMatchObject({
    answers: { delivery: "5", praise: "The driver" },
    meta: { asked: { questions: ["delivery", "late", "days", "praise"], finished: true } },
  });
});

test("whoever answered by message is led to a page with the further questions, which leaves the comment alone", async () => {
  const { db, secret, config } = server.services;
  const { workspaceId } = server;
  const [personId, invitationId] = [uuidv7(), uuidv7()];
  const at = new Date();
  const made = { workspace_id: workspaceId, created_at: at, updated_at: at };
  await db
    .insertInto("person")
    .values({ ...made, id: personId, phone: "+37120000009" })
    .execute();
  await db
    .insertInto("invitation")
    .values({
      ...made,
      id: invitationId,
      survey_id: server.survey.id,
      person_id: personId,
      channel: "sms",
      origin: "api",
      state: "sent",
      language: "en",
    })
    .execute();
  const chatter = { workspaceId, channel: "sms" as const, address: "+37120000009" };
  const deps = {
    ...server.services,
    publicUrl: config.publicUrl,
    unsubscribed: server.services.outbox.unsubscribed,
  };
  await openQuestion(db, chatter, invitationId, at);
  await hearReply(deps, chatter, "3", at);
  const thanks = await hearReply(deps, chatter, "Too late", at);
  const { answer } = invitationLinks(secret, config.publicUrl, { workspaceId, invitationId });
  expect(thanks).toContain(`A few more questions, if you have a minute: ${answer}`);
  const path = answer.replace(config.publicUrl, server.url);
  const page = await (await fetch(path)).text();
  expect(page).toContain("How was the delivery?");
  expect(page).not.toContain('id="comment"');
  expect(page).not.toContain("Too late");
  await post({ score: 3, answers: { delivery: "1" } }, path);
  expect((await rows())[0]).toMatchObject({
    score: 3,
    comment: "Too late",
    answers: { delivery: "1" },
  });
  expect(await (await fetch(path)).text()).not.toContain("How was the delivery?");
});

test("what the questions cost is counted: who came to each, answered, passed it over, or left there", async () => {
  expect(await measured()).toBeNull();
  const give = async (times: number, score: number, answers: object, step: string) => {
    for (let i = 0; i < times; i += 1) await post({ score, answers, step });
  };
  // Six left at the first, three at the branch, two went through it, one passed the first over.
  await give(6, 2, {}, "score");
  await give(3, 2, { delivery: "1" }, "score");
  await give(2, 2, { delivery: "1", late: ["broken"] }, "comment");
  await give(1, 2, {}, "comment");
  await give(8, 10, { delivery: "5", praise: "Ann" }, "comment");
  // A program that brings an answer along was asked nothing here.
  await server.api("POST", `/surveys/${server.survey.id}/responses`, { score: 2 });
  const found = await measured();
  expect(found).toMatchObject({ started: 20, finished: 11 });
  expect(found?.questions).toMatchObject([
    { id: "delivery", came: 20, answered: 13, passed: 1, left: 6, of: { share: 0.3 } },
    { id: "late", came: 5, answered: 2, passed: 0, left: 3, of: null },
    { id: "days", came: 0, answered: 0, passed: 0, left: 0, of: null },
    { id: "praise", came: 8, answered: 8, passed: 0, left: 0, of: null },
  ]);
  // Wilson for 6 of 20.
  expect(found?.questions[0]?.of).toMatchObject({
    lower: expect.closeTo(0.1455, 3),
    upper: expect.closeTo(0.519, 3),
  });
});

test("a program that was written for Delighted reads further answers as it did there", async () => {
  const ask = () =>
    fetch(`${server.url}/delighted/v1/survey_responses.json`, {
      headers: {
        authorization: `Basic ${btoa(`${server.authorization.slice("Bearer ".length)}:`)}`,
      },
    });
  // The default survey, of which the key speaks, is made when it is first needed.
  await ask();
  const { data } = await server.api<{ data: { id: string; isDefault: boolean }[] }>(
    "GET",
    "/surveys",
  );
  const own = data.find(({ isDefault }) => isDefault)?.id;
  await server.api("PUT", `/surveys/${own}/questions`, { questions: QUESTIONS });
  await server.api("POST", `/surveys/${own}/responses`, {
    score: 10,
    answers: { delivery: "2", late: ["late"], days: "4", praise: "Ann" },
  });
  const reply = await ask();
  const [shown] = (await reply.json()) as { additional_answers: object[] }[];
  const none = { free_response: null, scale: null, select_one: null, select_many: null };
  expect(shown?.additional_answers).toEqual([
    {
      id: "1",
      value: { ...none, scale: 2 },
      question: { id: "delivery", type: "scale", text: "How was the delivery?" },
    },
    {
      id: "2",
      value: { ...none, select_many: [{ id: "late", text: "It came late" }] },
      question: { id: "late", type: "select_many", text: "What went wrong?" },
    },
    {
      id: "3",
      value: { ...none, scale: 4 },
      question: { id: "days", type: "scale", text: "How late?" },
    },
    {
      id: "4",
      value: { ...none, free_response: "Ann" },
      question: { id: "praise", type: "free_response", text: "Whom may we thank?" },
    },
  ]);
});
