import { beforeAll, beforeEach, expect, test } from "vitest";
import { buildScripts } from "../../../widget/scripts/build.ts";
import { hearReply, openQuestion } from "../channels/chat/conversation.ts";
import { invitationLinks } from "../invitations/open-invitation.ts";
import { scheduleInvitation } from "../invitations/schedule-invitation.ts";
import { setConsent } from "../people/contact-permission.ts";
import { openAnswers } from "../responses/open-answers.ts";
import { testPipeline } from "../testing/answers.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { givenRewards } from "./give-rewards.ts";
import { lowStock } from "./low-stock.ts";
import { rewardMails } from "./reward-mails.ts";

let server: TestServer;
let slug: string;
let reward: string;

beforeAll(async () => {
  await buildScripts();
  server = await testServer();
  slug = server.survey.slug;
  reward = `/surveys/${server.survey.id}/reward`;
});

beforeEach(async () => {
  const { db } = server.services;
  for (const table of ["response", "chat_state", "reward", "reward_code", "reward_mail"] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.deleteFrom("invitation").execute();
  await db.deleteFrom("person").execute();
  await server.api("PUT", reward, {
    kind: "pool",
    title: { en: "10 % off", lv: "Atlaide 10 %" },
    sharedCode: null,
    active: true,
    lowStock: 1,
  });
  await server.api("POST", `${reward}/codes`, { codes: ["ROSE-1", "ROSE-2", "ROSE-3"] });
});

/** Answers on the page of the open link, as a browser without a script does. */
async function answer(score: number, more: Record<string, string> = {}): Promise<string> {
  const address = `${server.url}/s/${slug}`;
  const page = await (await fetch(address)).text();
  const visit = /name="visit" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const post = (fields: Record<string, string>) =>
    fetch(address, { method: "POST", body: new URLSearchParams({ visit, ...fields }) });
  await post({ step: "score", score: String(score) });
  const thanks = await post({ step: "comment", score: String(score), comment: "", ...more });
  return thanks.text();
}

test("the page of thanks shows everybody their code, whatever the score, and none when none is left", async () => {
  const low = await answer(0);
  expect(low).toContain("10 % off");
  expect(low).toContain("ROSE-1");
  expect(await answer(10)).toContain("ROSE-2");
  expect(await answer(5)).toContain("ROSE-3");
  expect(await answer(7)).not.toContain("ROSE");
  expect(await server.api("GET", reward)).toMatchObject({
    reward: { stock: { left: 0, given: 3, low: true } },
  });
});

test("a page with a script is told the code with the last step, once it has answered", async () => {
  const address = `${server.url}/s/${slug}?lang=en`;
  const page = await (await fetch(address)).text();
  const visit = /name="visit" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const post = async (body: object) =>
    (
      await fetch(address, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify({ visit, score: "3", ...body }),
      })
    ).json();
  expect(await post({ step: "score" })).not.toHaveProperty("reward");
  expect(await post({ step: "comment", comment: "" })).toMatchObject({
    reward: { title: "10 % off", code: "ROSE-1" },
  });
});

test("whoever answers in a chat gets the code with the first reply, once", async () => {
  const { db, secret, answers } = server.services;
  const { workspaceId } = server;
  const person = await server.api<{ id: string }>("POST", "/people", { phone: "+37120000001" });
  const now = new Date();
  const consent = { channel: "sms", given: true, source: "shop" } as const;
  await setConsent(db, { workspaceId, personId: person.id, ...consent, now });
  const { invitationId } = await db.transaction().execute((trx) =>
    scheduleInvitation(trx, {
      workspaceId,
      surveyId: server.survey.id,
      personId: person.id,
      channel: "sms",
      delaySeconds: 0,
      properties: {},
      origin: "api",
      now,
    }),
  );
  const chatter = { workspaceId, channel: "sms", address: "+37120000001" } as const;
  await openQuestion(db, chatter, invitationId, now);
  const { unsubscribed } = server.services.outbox;
  const say = (text: string) =>
    hearReply({ db, secret, answers, unsubscribed, publicUrl: server.url }, chatter, text, now);
  expect(await say("2")).toMatch(/\n10 % off: ROSE-1$/);
  expect(await say("It came late")).not.toContain("ROSE");
  expect(invitationLinks(secret, "", { workspaceId, invitationId }).answer).toContain("/a/");
});

test("whoever is known gets a mail of thanks with the code, once; the owners hear that codes run low", async () => {
  const { db } = server.services;
  const { workspaceId } = server;
  const surveyId = server.survey.id;
  const mails: { to: string; subject: string; text: string }[] = [];
  const jobs = {
    enqueue: async (_trx: unknown, _job: unknown, data: unknown) => void mails.push(data as never),
  };
  const deps = { jobs, publicUrl: "https://nps.example.com", smtpUrl: "smtp://localhost" };
  const steps = [givenRewards, { ...rewardMails(deps), when: "within" as const }, lowStock(deps)];
  const service = openAnswers(db, testPipeline(steps));
  const give = (email: string, channel = "phone") =>
    service.recordMany(workspaceId, [
      {
        id: crypto.randomUUID(),
        surveyId,
        score: 1,
        comment: null,
        properties: {},
        person: { email, phone: null, externalId: null, name: null },
        channel,
        language: "en",
        answeredAt: new Date(),
      },
    ]);
  await give("ann@shop.lv");
  await give("ann@shop.lv");
  expect(mails).toEqual([
    {
      workspaceId,
      personId: expect.any(String),
      subject: "Thank you for your answer",
      text: expect.stringContaining("10 % off: ROSE-1"),
    },
  ]);
  await give("bob@shop.lv");
  const [low] = mails.filter(({ subject }) => subject.includes("codes"));
  expect(low?.text).toMatch(/^1 code is left of the reward for .*https:\/\/nps\.example\.com/);
  await give("eve@shop.lv");
  expect(mails.filter(({ subject }) => subject.includes("codes")).length).toBe(
    mails.filter(({ to }) => to === low?.to).length,
  );
  // What somebody else brings in earns nothing.
  await give("far@shop.lv", "import");
  expect(mails.filter(({ subject }) => subject === "Thank you for your answer")).toHaveLength(3);
});
