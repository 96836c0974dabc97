import type { Account, AccountDetail, AccountsScore } from "@candor/contract/account.ts";
import type { Person } from "@candor/contract/person.ts";
import { intervalScore } from "@candor/stats";
import { beforeAll, expect, test } from "vitest";
import { workJobs } from "../app/work-jobs.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await workJobs(server.services);
});

const api: TestServer["api"] = (...asked) => server.api(...asked);

async function newSurvey(): Promise<string> {
  const { id } = await api<{ id: string }>("POST", "/surveys", { name: "B2B", subject: "Botanic" });
  return id;
}

async function person(email: string, more: Record<string, unknown> = {}): Promise<Person> {
  return api<Person>("POST", "/people", { email, ...more });
}

async function answers(surveyId: string, email: string, scores: readonly number[]) {
  for (const [day, score] of scores.entries()) {
    await api("POST", `/surveys/${surveyId}/responses`, {
      score,
      person: { email },
      answeredAt: `2026-05-${String(day + 1).padStart(2, "0")}T12:00:00Z`,
    });
  }
}

async function accountNamed(name: string): Promise<Account> {
  const { data } = await api<{ data: Account[] }>("GET", `/accounts?search=${name}`);
  const [found] = data;
  if (!found) throw new Error(`there is no account ${name}`);
  return found;
}

test("a person made with the name of a company belongs to it, however it is written, and the account counts people, answers and revenue", async () => {
  const surveyId = await newSurvey();
  const ann = await person("ann@acme.example", { account: "Acme  Ltd", accountRole: "user" });
  const bob = await person("bob@acme.example", { account: "ACME ltd" });
  expect(bob.account?.id).toBe(ann.account?.id);
  expect(ann).toMatchObject({ account: { name: "Acme  Ltd" }, accountRole: "user" });
  await answers(surveyId, "ann@acme.example", [3, 9]);
  await api("POST", `/people/${bob.id}/purchases`, {
    at: new Date(Date.now() - 86_400_000).toISOString(),
    amount: 120.5,
    currency: "EUR",
  });
  await api("POST", `/people/${bob.id}/purchases`, {
    at: "2019-01-01T00:00:00Z",
    amount: 1000,
    currency: "EUR",
  });
  // Of each person the latest answer stands for them; few answers are counts, never a score.
  expect(await accountNamed("acme")).toMatchObject({
    people: 2,
    answered: 1,
    answers: 2,
    promoters: 1,
    detractors: 0,
    meanRating: 9,
    revenue: [{ currency: "EUR", amount: 120.5 }],
  });
  const detail = await api<AccountDetail>("GET", `/accounts/${ann.account?.id}`);
  expect(detail).toMatchObject({
    score: { score: null, answers: 2, detractors: 1, promoters: 1 },
    revenueEver: [{ currency: "EUR", amount: 1120.5 }],
    silent: { asked: 0, neverAsked: 1 },
    byRole: [
      { role: "user", people: 1, answered: 1 },
      { role: null, people: 1, answered: 0 },
    ],
  });
  const { data: people } = await api<{ data: Person[] }>(
    "GET",
    `/people?accountId=${ann.account?.id}`,
  );
  expect(people.map(({ email }) => email).sort()).toEqual(["ann@acme.example", "bob@acme.example"]);
});

test("people are put into an account and taken out, and belong to one at most", async () => {
  const eve = await person("eve@example.com", { account: "Before" });
  const made = await api<AccountDetail>("POST", "/accounts", {
    name: "Birch",
    externalId: "crm-7",
    people: [eve.id],
  });
  expect(made).toMatchObject({ name: "Birch", externalId: "crm-7", people: 1 });
  expect((await accountNamed("before")).people).toBe(0);
  await api("POST", `/accounts/${made.id}/people`, { people: [eve.id], role: "decision_maker" });
  expect(await api("GET", `/people/${eve.id}`)).toMatchObject({
    account: { name: "Birch" },
    accountRole: "decision_maker",
  });
  await api("DELETE", `/accounts/${made.id}/people/${eve.id}`);
  expect(await api("GET", `/people/${eve.id}`)).toMatchObject({ account: null, accountRole: null });
  expect(await server.ask("DELETE", `/accounts/${made.id}/people/${eve.id}`)).toMatchObject({
    status: 404,
    body: { code: "not_in_account" },
  });
  expect(await server.ask("POST", "/accounts", { name: "bIRCH" })).toMatchObject({
    status: 409,
    body: { code: "account_exists" },
  });
  expect(
    await server.ask("POST", "/accounts", { name: "Ghosts", people: [crypto.randomUUID()] }),
  ).toMatchObject({ status: 422, body: { code: "person_unknown" } });
});

test("merged accounts are one, a deleted one leaves its people, and two entries of one person keep the company that either had", async () => {
  const one = await person("one@oak.example", { account: "Oak" });
  const two = await person("two@oak.example", { account: "Oak Ltd" });
  const keep = one.account?.id ?? "";
  const merged = await api<AccountDetail>("POST", "/accounts/merge", {
    keep,
    merge: two.account?.id,
  });
  expect(merged).toMatchObject({ name: "Oak", people: 2 });
  const bare = await person("bare@oak.example");
  await api("POST", "/people/merge", { keep: bare.id, merge: two.id });
  expect(await api("GET", `/people/${bare.id}`)).toMatchObject({ account: { name: "Oak" } });
  await api("DELETE", `/accounts/${keep}`);
  expect(await api("GET", `/people/${bare.id}`)).toMatchObject({ account: null });
  expect((await server.ask("GET", `/accounts/${keep}`)).status).toBe(404);
});

test("the score of accounts counts each company as one opinion: forty colleagues who agree make it no surer", async () => {
  const surveyId = await newSurvey();
  // One key account says ten forty times, eleven small ones disagree.
  for (let n = 0; n < 40; n += 1) {
    const email = `key${n}@key.example`;
    await person(email, { account: "Key", accountRole: "user" });
    await answers(surveyId, email, [10]);
  }
  for (let n = 0; n < 11; n += 1) {
    const email = `small${n}@small.example`;
    await person(email, { account: `Small ${n}`, accountRole: "decision_maker" });
    await answers(surveyId, email, [n % 2 === 0 ? 2 : 8]);
  }
  await answers(surveyId, "nobody@example.com", [1]);
  const found = await api<AccountsScore>("GET", `/accounts/score?surveyId=${surveyId}`);
  expect(found).toMatchObject({ answers: 51, accounts: 12, without: 1, fewAccounts: true });
  const plain = intervalScore({ promoters: 40, passives: 5, detractors: 6, confidence: 0.95 });
  expect(found.alone.interval?.lower).toBeCloseTo(plain.lower ?? 0, 6);
  const width = (found.interval?.upper ?? 0) - (found.interval?.lower ?? 0);
  expect(width).toBeGreaterThan(2 * ((plain.upper ?? 0) - (plain.lower ?? 0)));
  expect(found.effectiveN).toBeLessThan(12);
  // All users are of one company: of that nothing can be said.
  const [deciders, users] = found.roles;
  expect(deciders).toMatchObject({ answers: 11, accounts: 11 });
  expect(deciders?.score).toBeCloseTo((-100 * 6) / 11, 6);
  expect(users).toMatchObject({ answers: 40, accounts: 1, score: null, interval: null });
  expect(found.difference).toBeNull();
});

test("every score can be narrowed down to accounts, and to those of none", async () => {
  const surveyId = await newSurvey();
  await person("a@elm.example", { account: "Elm" });
  await answers(surveyId, "a@elm.example", Array<number>(12).fill(10));
  await answers(surveyId, "loner@example.com", Array<number>(11).fill(0));
  await api("POST", `/surveys/${surveyId}/responses`, { score: 0 });
  const { id } = await accountNamed("elm");
  const of = (query: string) =>
    api<{ answers: number; score: number | null }>("GET", `/surveys/${surveyId}/score?${query}`);
  expect(await of(`account=${id}`)).toMatchObject({ answers: 12, score: 100 });
  expect(await of(`filter=@account=${id}`)).toMatchObject({ answers: 12, score: 100 });
  expect(await of("account=none")).toMatchObject({ answers: 12, score: -100 });
  expect(await of("filter=@account=nonsense")).toMatchObject({ answers: 0, score: null });
  expect((await of("")).answers).toBe(24);
  const list = await api<{ data: unknown[] }>(
    "GET",
    `/surveys/${surveyId}/responses?account=${id}&limit=50`,
  );
  expect(list.data).toHaveLength(12);
  const conditions = [{ about: "field", name: "account", is: "equal", value: "ELM" }];
  expect(await api("POST", "/segments/count", { filter: { conditions } })).toEqual({ people: 1 });
});

test("a file of people brings their companies, and the exported file has them", async () => {
  const form = new FormData();
  const csv =
    "email,company,account role\nx@fir.example,Fir,Decision maker\ny@fir.example,FIR,End user\n";
  form.set("file", new Blob([csv]), "people.csv");
  const reply = await fetch(`${server.url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: server.authorization },
    body: form,
  });
  const { id } = (await reply.json()) as { id: string };
  await api("POST", `/imports/${id}/commit`, {});
  await expect
    .poll(async () => (await api<{ status: string }>("GET", `/imports/${id}`)).status, {
      timeout: 30_000,
    })
    .toBe("done");
  const { id: accountId, people } = await accountNamed("fir");
  expect(people).toBe(2);
  const found = await api<{ data: Person[] }>("GET", `/people?accountId=${accountId}&sort=name`);
  expect(found.data.map(({ accountRole }) => accountRole).sort()).toEqual([
    "decision_maker",
    "user",
  ]);
  const file = await (await server.fetch(`/people/export?accountId=${accountId}`)).text();
  expect(file).toContain("account,account_role");
  expect(file).toContain("Fir,decision_maker");
});
