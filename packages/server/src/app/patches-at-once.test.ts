import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

/** Sends all of them in the same moment, several times over; each must succeed. */
async function atOnce(path: string, bodies: readonly object[]): Promise<void> {
  await Promise.all(bodies.map((body) => server.api("PATCH", path, body)));
}

const ROUNDS = 5;

test("changes of a survey that come at once all stand, each for what it names", async () => {
  const path = `/surveys/${server.survey.id}`;
  const { texts } = await server.api<{ texts: Record<string, object> }>("GET", path);
  for (let n = 0; n < ROUNDS; n++) {
    const text = (tag: string) => ({ ...texts[tag], question: `How likely, ${tag} ${n}?` });
    await atOnce(path, [
      { name: `Spring ${n}` },
      { subject: `Botanic ${n}` },
      { brand: { color: `#00000${n}` } },
      { brand: { privacyUrl: `https://shop.lv/${n}` } },
      { texts: { en: text("en") } },
      { texts: { lv: text("lv") } },
      { dimensions: [`store${n}`] },
    ]);
    const survey = await server.api<{ texts: Record<string, { question: string }> }>("GET", path);
    expect(survey).toMatchObject({
      name: `Spring ${n}`,
      subject: `Botanic ${n}`,
      brand: { color: `#00000${n}`, privacyUrl: `https://shop.lv/${n}` },
      dimensions: [`store${n}`],
    });
    expect(survey.texts.en?.question).toBe(`How likely, en ${n}?`);
    expect(survey.texts.lv?.question).toBe(`How likely, lv ${n}?`);
  }
});

test("changes of a person that come at once all stand, and what an answer tells of them overwrites nothing", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", { externalId: "c-1" });
  const path = `/people/${id}`;
  for (let n = 0; n < ROUNDS; n++) {
    await Promise.all([
      atOnce(path, [
        { email: `ann${n}@shop.lv` },
        { name: `Ann ${n}` },
        { language: n % 2 ? "lv" : "ru" },
        { attributes: { plan: `p${n}` } },
        { attributes: { city: `c${n}` } },
      ]),
      server.api("POST", `/surveys/${server.survey.id}/responses`, {
        score: 9,
        person: { externalId: "c-1", phone: `+3712000000${n}` },
      }),
    ]);
    expect(await server.api("GET", path)).toMatchObject({
      email: `ann${n}@shop.lv`,
      name: `Ann ${n}`,
      language: n % 2 ? "lv" : "ru",
      attributes: { plan: `p${n}`, city: `c${n}` },
    });
  }
});

test("changes of a sending, a webhook, a segment, rules and the workspace that come at once all stand", async () => {
  const sending = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/sendings`,
    { name: "June", audience: { who: "everybody" }, plan: { kind: "once" } },
  );
  const webhook = await server.api<{ id: string }>("POST", "/webhooks", {
    name: "CRM",
    target: { format: "candor", url: "https://example.com/a" },
    events: ["response.created"],
  });
  const segment = await server.api<{ id: string }>("POST", "/segments", {
    name: "All",
    filter: { conditions: [] },
  });
  for (let n = 0; n < ROUNDS; n++) {
    const filter = { conditions: [{ about: "attribute", name: `a${n}`, is: "known" }] };
    await Promise.all([
      atOnce(`/sendings/${sending.id}`, [
        { name: `June ${n}` },
        { properties: { shop: `s${n}` } },
        { channel: n % 2 ? "sms" : "email" },
        { rules: { expiresAfterDays: n + 1 } },
      ]),
      atOnce(`/webhooks/${webhook.id}`, [
        { name: `CRM ${n}` },
        { filter: { minScore: n } },
        { events: n % 2 ? ["response.created"] : ["response.created", "response.updated"] },
      ]),
      atOnce(`/segments/${segment.id}`, [{ name: `All ${n}` }, { filter }]),
      atOnce(`/surveys/${server.survey.id}/asking`, [
        { rules: { quietDaysKind: n + 7 } },
        { rules: { expiresAfterDays: n + 8 } },
        { mail: { footer: `Street ${n}` } },
      ]),
      atOnce("/asking-rules", [{ quietDaysWorkspace: n }, { staffDomains: [`d${n}.lv`] }]),
      atOnce("/workspace", [{ name: `Botanic ${n}` }, { language: n % 2 ? "lv" : "ru" }]),
    ]);
    expect(await server.api("GET", `/sendings/${sending.id}`)).toMatchObject({
      name: `June ${n}`,
      properties: { shop: `s${n}` },
      channel: n % 2 ? "sms" : "email",
      rules: { expiresAfterDays: n + 1 },
    });
    expect(await server.api("GET", `/webhooks/${webhook.id}`)).toMatchObject({
      name: `CRM ${n}`,
      filter: { minScore: n },
      events: n % 2 ? ["response.created"] : ["response.created", "response.updated"],
    });
    expect(await server.api("GET", `/segments/${segment.id}`)).toMatchObject({
      name: `All ${n}`,
      filter,
    });
    expect(await server.api("GET", `/surveys/${server.survey.id}/asking`)).toMatchObject({
      rules: { quietDaysKind: n + 7, expiresAfterDays: n + 8 },
      mail: { footer: `Street ${n}` },
    });
    expect(await server.api("GET", "/asking-rules")).toMatchObject({
      quietDaysWorkspace: n,
      staffDomains: [`d${n}.lv`],
    });
    const { rows } = {
      rows: await server.services.db.selectFrom("workspace").selectAll().execute(),
    };
    expect(rows[0]).toMatchObject({ name: `Botanic ${n}`, language: n % 2 ? "lv" : "ru" });
  }
});

test("of two lists of sources that are saved at once one stands, not both", async () => {
  const path = `/surveys/${server.survey.id}/sources`;
  for (let n = 0; n < ROUNDS; n++) {
    const lists = [["till"], ["poster"], ["receipt"]];
    await Promise.all(lists.map((names) => server.api("PUT", path, { names })));
    const { data } = await server.api<{ data: { name: string }[] }>("GET", path);
    expect(data).toHaveLength(1);
  }
});

test("ids in a body that are of nothing here are refused instead of skipped", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  const survey = `/surveys/${server.survey.id}`;
  const sending = await server.api<{ id: string }>("POST", `${survey}/sendings`, {
    name: "List",
    audience: { who: "members" },
    plan: { kind: "once" },
  });
  const attempts: [string, string, object][] = [
    ["POST", `/sendings/${sending.id}/members`, { members: [{ personId: nobody }] }],
    ["POST", `${survey}/invitations`, { personId: nobody }],
    [
      "POST",
      "/segments",
      {
        name: "x",
        filter: { conditions: [{ about: "answer", surveyId: nobody, answered: true }] },
      },
    ],
    [
      "POST",
      "/webhooks",
      {
        name: "x",
        target: { format: "candor", url: "https://example.com/a" },
        events: ["response.created"],
        filter: { surveys: [nobody] },
      },
    ],
    ["POST", `${survey}/audience/preview`, { audience: { who: "members" }, sendingId: nobody }],
    ["POST", "/people/merge", { keep: nobody, merge: "00000000-0000-4000-8000-000000000001" }],
  ];
  for (const [method, path, body] of attempts) {
    const reply = await server.ask(method, path, body);
    expect([404, 422], `${path} ${JSON.stringify(reply.body)}`).toContain(reply.status);
    expect((reply.body as { code: string }).code, path).toMatch(/unknown|not_found/);
  }
});
