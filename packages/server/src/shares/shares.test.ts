import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { dayAfter } from "../improvements/improvement.ts";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { directoryHash } from "../workspaces/directory.ts";
import { forgetOldShares } from "./share-queries.ts";
import { guardedTrend } from "./suppress.ts";

const server: TestServer = await testServer();
const { api, ask, url, services } = server;

interface Made {
  id: string;
  token: string;
  url: string;
  svgUrl: string | null;
}

async function share(more: object = {}): Promise<Made> {
  return api<never>("POST", "/shares", { surveyId: server.survey.id, ...more });
}

function visit(token: string, init: RequestInit = {}, query = ""): Promise<Response> {
  return fetch(`${url}/r/${token}${query}`, { redirect: "manual", ...init });
}

async function answers(count: number, how: (n: number) => object): Promise<void> {
  for (let n = 0; n < count; n++) {
    await api("POST", `/surveys/${server.survey.id}/responses`, how(n));
  }
}

const page = async (token: string, query = "") => (await visit(token, {}, query)).text();

const HIDDEN = "O'Brien <script>alert(1)</script> שלום";

let ready = false;
beforeEach(async () => {
  if (ready) return;
  ready = true;
  await api("PATCH", `/surveys/${server.survey.id}`, { dimensions: ["store"] });
  await answers(24, (n) => ({
    score: n % 3 === 0 ? 3 : 10,
    comment: n === 20 ? HIDDEN : undefined,
    properties: { store: n < 12 ? "Riga" : n < 23 ? "Cēsis <b>" : "Talsi" },
    person: n === 20 ? { email: "obrien@example.com", name: "Nora O'Brien <i>" } : undefined,
  }));
});

describe("a shared page", () => {
  test("shows the score with its interval and base, and exactly that of the API", async () => {
    const { token } = await share();
    const reply = await visit(token);
    expect(reply.status).toBe(200);
    const text = await reply.text();
    const score = await api<{ score: number; interval: { lower: number; upper: number } }>(
      "GET",
      `/surveys/${server.survey.id}/score`,
    );
    expect(text).toContain(`<span class="big">${Math.round(score.score)}</span>`);
    const minus = (value: number) => String(Math.round(value)).replace("-", "−");
    expect(text).toContain(
      `between ${minus(score.interval.lower)} and ${minus(score.interval.upper)}`,
    );
    expect(text).toContain("24 answers");
  });

  test("has no script, and nothing on the way may keep or list it or learn its address", async () => {
    const { token } = await share();
    const reply = await visit(token);
    const header = (name: string) => reply.headers.get(name) ?? "";
    expect(header("cache-control")).toBe("no-store");
    expect(header("referrer-policy")).toBe("no-referrer");
    expect(header("x-robots-tag")).toContain("noindex");
    expect(header("content-security-policy")).toContain("script-src 'none'");
    expect(header("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(header("set-cookie")).toBe("");
    const text = await reply.text();
    expect(text).not.toContain("<script");
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  });

  test("speaks four languages, the one chosen by whoever shares first", async () => {
    const { token } = await share({ language: "lv" });
    expect(await page(token)).toContain('<html lang="lv"');
    expect(await page(token)).toContain("24 atbildes");
    expect(await page(token, "?lang=ru")).toContain("24 ответа");
    expect(await page(token, "?lang=sv")).toContain("Ambassadörer");
    expect(await page(token, "?lang=xx")).toContain('<html lang="lv"');
  });

  test("holds no comment and no name unless they are ticked", async () => {
    const bare = await page((await share()).token);
    expect(bare).not.toContain("Brien");
    const words = await page((await share({ shows: { comments: true } })).token);
    expect(words).toContain("O&#39;Brien &lt;script&gt;alert(1)&lt;/script&gt; שלום");
    expect(words).not.toContain("Nora");
    expect(words).toContain('<blockquote dir="auto">');
    const names = await page((await share({ shows: { comments: true, names: true } })).token);
    expect(names).toContain("Nora O&#39;Brien &lt;i&gt;");
    expect(
      await ask("POST", "/shares", { surveyId: server.survey.id, shows: { names: true } }),
    ).toMatchObject({ status: 422, body: { code: "names_without_comments" } });
  });

  test("names no group of fewer than ten, and none that could be had by subtraction", async () => {
    const text = await page((await share({ view: { by: "store" } })).token);
    expect(text).not.toContain("Talsi");
    // Riga or Cēsis must go with it: what is hidden are ten answers at least.
    expect(text.includes("Riga") && text.includes("Cēsis")).toBe(false);
    expect(text).toContain("2 groups are not named");
    expect(text).not.toContain("<b>C");
  });

  test("calls properties and their values as the workspace does, in its order", async () => {
    const labels = { Riga: "Riga <centre>" };
    await api("PUT", "/properties/store", { label: "Shop", labels, order: ["Cēsis <b>", "Riga"] });
    const view = { by: "store", filter: ["store=Riga", "store=Cēsis <b>"] };
    const text = await page((await share({ view })).token);
    expect(text).toContain("Compared by: Shop");
    expect(text).toContain("Shop: Riga &lt;centre&gt; or Cēsis &lt;b&gt;");
    expect(text.indexOf("<bdi>Cēsis")).toBeLessThan(text.indexOf("<bdi>Riga &lt;centre&gt;"));
    await api("PUT", "/properties/store", {});
  });

  test("says of fewer than ten answers how many there are, and nothing else", async () => {
    const text = await page((await share({ view: { filter: ["store=Talsi"] } })).token);
    expect(text).toContain("Too few to judge (n=1)");
    expect(text).not.toContain("Promoters");
    expect(text).not.toContain('class="big"');
    expect(text).toContain("store: Talsi");
  });

  test("says to which part of the answers it is narrowed, and for which days", async () => {
    const view = { from: "2020-01-01", to: "2020-02-01", filter: ["store=Riga"] };
    const text = await page((await share({ view, name: HIDDEN })).token);
    expect(text).toContain("store: Riga");
    expect(text).toMatch(/Jan 1\s–\s31, 2020/);
    expect(text).toContain("<bdi>O&#39;Brien &lt;script&gt;");
    const running = await page((await share({ view: { period: "month" } })).token);
    expect(running).toContain("Last 30 days");
    expect(running).toContain("still running");
  });
});

describe("a link", () => {
  test("shows its token once; the database holds neither it nor the password", async () => {
    const made = await share({ password: "a quiet garden" });
    expect(made.token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(made.url).toBe(`https://nps.example.com/r/${made.token}`);
    const listed = JSON.stringify(await api("GET", "/shares"));
    expect(listed).toContain(made.id);
    expect(listed).not.toContain(made.token);
    const row = await services.db
      .selectFrom("share_link")
      .selectAll()
      .where("id", "=", made.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(made.token);
    expect(row.password_hash).not.toContain("quiet");
    const entry = await services.db
      .selectFrom("directory.entry")
      .selectAll()
      .where("hash", "=", directoryHash("share", made.token))
      .executeTakeFirstOrThrow();
    expect(entry.id).toBe(made.id);
  });

  test("is closed by the next request after it was taken back, its picture too", async () => {
    const { id, token } = await share();
    expect((await visit(token)).status).toBe(200);
    expect((await visit(`${token}.svg`)).status).toBe(200);
    await api("DELETE", `/shares/${id}`);
    const reply = await visit(token);
    expect(reply.status).toBe(410);
    const text = await reply.text();
    expect(text).toContain("This link was taken back");
    expect(text).not.toContain("Botanic");
    expect((await visit(`${token}.svg`)).status).toBe(410);
    await api("DELETE", `/shares/${id}`);
  });

  test("ends by itself, ninety days on when nothing else is said", async () => {
    const { id, token } = await share();
    const { data } = await api<{ data: { id: string; createdAt: string; expiresAt: string }[] }>(
      "GET",
      "/shares",
    );
    const listed = data.find((one) => one.id === id);
    const days =
      (Date.parse(listed?.expiresAt ?? "") - Date.parse(listed?.createdAt ?? "")) / 864e5;
    expect(days).toBe(90);
    await services.db
      .updateTable("share_link")
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where("id", "=", id)
      .execute();
    const reply = await visit(token);
    expect(reply.status).toBe(410);
    expect(await reply.text()).toContain("has expired");
  });

  test("that is guessed leads nowhere, and tells nothing of how near it was", async () => {
    const { token } = await share();
    const changed = `${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`;
    for (const guess of [changed, token.slice(0, -1), `${token}A`, "a", "../etc", "%00", "🌿"]) {
      const reply = await visit(encodeURIComponent(guess));
      expect([guess, reply.status]).toEqual([guess, 404]);
      expect(reply.headers.get("cache-control")).toBe("no-store");
    }
    expect((await visit(`${changed}.svg`)).status).toBe(404);
  });

  test("counts its openings: not pictures, not what a browser fetches ahead, not other methods", async () => {
    const { id, token } = await share();
    const visits = async () => {
      const { data } = await api<{
        data: { id: string; visits: number; lastVisitAt: string | null }[];
      }>("GET", "/shares");
      return data.find((one) => one.id === id);
    };
    expect(await visits()).toMatchObject({ visits: 0, lastVisitAt: null });
    await visit(`${token}.svg`);
    await visit(token, { headers: { "sec-purpose": "prefetch" } });
    await visit(token, { method: "HEAD" });
    expect(await visits()).toMatchObject({ visits: 0 });
    await Promise.all([1, 2, 3].map(() => visit(token)));
    expect(await visits()).toMatchObject({ visits: 3, lastVisitAt: expect.any(String) });
  });

  test("of another workspace cannot be seen or taken back, and a reader cannot share", async () => {
    const { id, token } = await share();
    await addUser(services.db, {
      email: "eve@example.com",
      password: "a long enough password",
      workspaceName: "Other",
      role: "owner",
    });
    const theirs = await addKey(services.db, {
      workspaceName: "Other",
      name: "theirs",
      scopes: ["read", "write", "admin"],
    });
    const call = (method: string, path: string, key: string, body?: object) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect((await call("DELETE", `/shares/${id}`, theirs.key)).status).toBe(404);
    const wanted = { surveyId: server.survey.id };
    expect((await call("POST", "/shares", theirs.key, wanted)).status).toBe(404);
    expect(await (await call("GET", "/shares", theirs.key)).json()).toMatchObject({ data: [] });
    expect((await visit(token)).status).toBe(200);
    const reader = await addKey(services.db, {
      workspaceName: "Botanic",
      name: "reader",
      scopes: ["read"],
    });
    expect((await call("POST", "/shares", reader.key, wanted)).status).toBe(403);
    expect((await call("DELETE", `/shares/${id}`, reader.key)).status).toBe(403);
  });

  test("goes with its survey, and is forgotten three months after its end", async () => {
    const survey = await api<{ id: string }>("POST", "/surveys", { name: "Short-lived" });
    const gone = await share({ surveyId: survey.id });
    await api("DELETE", `/surveys/${survey.id}`);
    expect((await visit(gone.token)).status).toBe(410);
    const old = await share();
    await api("DELETE", `/shares/${old.id}`);
    const later = new Date(Date.now() + 91 * 864e5);
    expect(await forgetOldShares(services.db, server.workspaceId, later)).toBeGreaterThan(0);
    expect((await visit(old.token)).status).toBe(404);
  });
});

describe("a password", () => {
  const give = (token: string, password: string) =>
    visit(token, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ password }),
    });

  test("is asked for before anything is said, and opens this link alone", async () => {
    const { token } = await share({ password: "a quiet garden" });
    const closed = await visit(token);
    expect(closed.status).toBe(401);
    const text = await closed.text();
    expect(text).toContain("This page has a password");
    expect(text).not.toContain("24 answers");
    const wrong = await give(token, "a loud garden");
    expect(wrong.status).toBe(403);
    expect(await wrong.text()).not.toContain("a loud garden");
    const right = await give(token, "a quiet garden");
    expect(right.status).toBe(303);
    const cookie = right.headers.get("set-cookie") ?? "";
    expect(cookie).toContain(`Path=/r/${token}`);
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Secure/);
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect(await (await visit(token, { headers })).text()).toContain("24 answers");
    const other = await share({ password: "a quiet garden" });
    expect((await visit(other.token, { headers })).status).toBe(401);
    const forged = { cookie: headers.cookie.replace(/=\d+/, "=9999999999999") };
    expect((await visit(token, { headers: forged })).status).toBe(401);
    expect((await visit(`${token}.svg`)).status).toBe(403);
  });

  test("can be tried ten times in ten minutes", async () => {
    const { token } = await share({ password: "another garden" });
    for (let n = 0; n < 10; n++) expect((await give(token, "no")).status).toBe(403);
    const often = await give(token, "another garden");
    expect(often.status).toBe(429);
    expect(await often.text()).toContain("too many attempts");
  });
});

describe("a picture for other pages", () => {
  test("says score, interval and base, may be embedded, and runs nothing", async () => {
    const { token } = await share({ name: "Spring & <script>" });
    for (const query of ["", "?show=chart", "?theme=dark"]) {
      const reply = await visit(`${token}.svg`, {}, query);
      expect(reply.headers.get("content-type")).toContain("image/svg+xml");
      expect(reply.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(reply.headers.get("cache-control")).toBe("no-store");
      const text = await reply.text();
      expect(text).toContain("24 answers");
      expect(text).toMatch(/between|\(\S+ to \d+\)/);
      expect(text).not.toContain("<script");
    }
  });
});

describe("the page of an improvement", () => {
  const BEGAN = dayAfter(new Date().toISOString().slice(0, 10), -40);

  /** Ten good of ten after it, few before; the others the same all along. */
  async function improvement(more: object = {}): Promise<string> {
    const { id: surveyId } = await api<{ id: string }>("POST", "/surveys", {
      name: "Shops",
      dimensions: ["shop"],
    });
    const { id: hidden } = await api<{ id: string }>("POST", "/surveys", {
      ...{ name: "Staff", anonymous: true },
    });
    const given = (n: number, good: number, from: string, shop: string) =>
      Array.from({ length: n }, (_, at) =>
        answer({
          ...{ surveyId, score: at % 10 < good ? 10 : 2, comment: null, properties: { shop } },
          answeredAt: new Date(`${dayAfter(from, at % 28)}T12:00:00Z`),
        }),
      );
    await recordBatch(services.db, server.workspaceId, [
      ...given(40, 3, dayAfter(BEGAN, -28), "Riga"),
      ...given(40, 9, BEGAN, "Riga"),
      ...given(40, 5, dayAfter(BEGAN, -28), "Oslo"),
      ...given(40, 5, BEGAN, "Oslo"),
    ]);
    const answeredAt = `${dayAfter(BEGAN, -10)}T12:00:00Z`;
    const said = async (survey: string, body: object) =>
      (
        await api<{ id: string }>("POST", `/surveys/${survey}/responses`, {
          score: 2,
          answeredAt,
          ...body,
        })
      ).id;
    const person = { email: "nora@example.com", name: "Nora Queue" };
    const loud = await said(surveyId, { comment: HIDDEN, person });
    const quiet = await said(hidden, { comment: "Never to be shown" });
    const heard = await api<{ id: string }>("POST", "/cases", { words: "Only for the house" });
    const { data } = await api<{ data: { userId: string; email: string }[] }>("GET", "/members");
    const made = await api<{ id: string }>("POST", "/improvements", {
      ...{ title: "A second till", surveyId, weeks: 4, hypothesis: "Because of <the> queue" },
      ...{ measure: { filter: ["shop=Riga"] }, owner: data.find(Boolean)?.userId },
      sources: { responseIds: [loud, quiet], caseIds: [heard.id] },
      ...more,
    });
    await api("POST", `/improvements/${made.id}/begin`, { day: BEGAN });
    await api("POST", `/improvements/${made.id}/remarks`, { words: "A remark inside" });
    await api("POST", `/improvements/${made.id}/check`, {});
    await api("POST", `/improvements/${made.id}/decide`, { decision: "keep", words: "So we said" });
    return made.id;
  }
  const INSIDE = ["Nora", "Only for the house", "Never to be shown", "A remark inside"];

  test("says plan, days, both figures with interval and base, and the verdict; nobody's name or words", async () => {
    const improvementId = await improvement();
    const { data } = await api<{ data: { email: string; name: string }[] }>("GET", "/members");
    const owner = data.find(Boolean);
    const { id, token, svgUrl } = await share({
      kind: "improvement",
      improvementId,
      surveyId: undefined,
    });
    expect(svgUrl).toBeNull();
    const reply = await visit(token);
    expect(reply.headers.get("x-robots-tag")).toContain("noindex");
    expect(reply.headers.get("content-security-policy")).toContain("script-src 'none'");
    const text = await reply.text();
    expect(text).not.toContain("<script");
    const { result } = await api<ImprovementDetail>("GET", `/improvements/${improvementId}`);
    for (const side of [result?.before.score, result?.after.score, result?.rest?.after]) {
      const minus = (value: number) => String(Math.round(value)).replace("-", "−");
      const { lower, upper } = side?.interval ?? { lower: 0, upper: 0 };
      expect(text).toContain(`<b>${minus(side?.score ?? 0)}</b>`);
      expect(text).toContain(`${minus(lower)} to ${minus(upper)}, n = ${side?.answers}`);
    }
    expect(text).toContain("<b>Better</b>");
    expect(text).toContain("Change: +120 points");
    expect(text).toContain("Because of &lt;the&gt; queue");
    expect(text).toContain("shop: Riga");
    expect(text).toContain("3 times from 1 known customer");
    expect(text.match(/<li class=done>/g)).toHaveLength(3);
    for (const hidden of [...INSIDE, "So we said", "Brien", owner?.email, owner?.name]) {
      if (hidden) expect(text).not.toContain(hidden);
    }
    expect(await page(token, "?lang=sv")).toContain("Åtgärdat");
    expect((await visit(`${token}.svg`)).status).toBe(404);
    await api("DELETE", `/shares/${id}`);
    const closed = await visit(token);
    expect(closed.status).toBe(410);
    expect(await closed.text()).not.toContain("queue");
  });

  test("holds customers' words and the owner where they are ticked, never a name or what was said unsigned", async () => {
    const improvementId = await improvement();
    const ask422 = (shows: object) =>
      ask("POST", "/shares", { kind: "improvement", improvementId, shows });
    const { token } = await share({
      ...{ kind: "improvement", improvementId, password: "a quiet garden" },
      shows: { comments: true, owner: true },
    });
    const closed = await visit(token);
    expect(closed.status).toBe(401);
    expect(await closed.text()).not.toContain("queue");
    const right = await visit(token, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ password: "a quiet garden" }),
    });
    const cookie = (right.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const text = await (await visit(token, { headers: { cookie } })).text();
    expect(text).toContain("O&#39;Brien &lt;script&gt;");
    expect(text).toContain("<dt>Owner</dt>");
    for (const hidden of INSIDE) expect(text).not.toContain(hidden);
    expect(await ask422({ comments: true, names: true })).toMatchObject({ status: 422 });
    expect(await ask("POST", "/shares", { kind: "improvement" })).toMatchObject({
      ...{ status: 422, body: { code: "improvement_missing" } },
    });
    const gone = { kind: "improvement", improvementId: crypto.randomUUID() };
    expect(await ask("POST", "/shares", gone)).toMatchObject({ status: 404 });
  });

  test("says how many there are where they are too few, and nothing from which their score could be had", async () => {
    const improvementId = await improvement({ measure: { filter: ["shop=Nowhere"] } });
    const text = await page((await share({ kind: "improvement", improvementId })).token);
    expect(text).toContain("Too few answers");
    expect(text).toContain("n = 0");
    expect(text).not.toContain("All others");
  });
});

test("whoever leaves takes along the pages they shared", async () => {
  await addUser(services.db, {
    email: "bob@example.com",
    password: "a long enough password",
    workspaceName: "Botanic",
    role: "analyst",
  });
  const { id, token } = await share();
  await services.db
    .updateTable("share_link")
    .set({ created_by: "bob@example.com" })
    .where("id", "=", id)
    .execute();
  const members = await api<{ data: { userId: string; email: string }[] }>("GET", "/members");
  const bob = members.data.find(({ email }) => email === "bob@example.com")?.userId ?? "";
  expect(await api("GET", `/members/${bob}/made`)).toMatchObject({ shares: [{ id }] });
  await api("DELETE", `/members/${bob}`);
  expect((await visit(token)).status).toBe(410);
  const { data } = await api<{ data: { action: string }[] }>("GET", "/audit?limit=5");
  expect(data.map(({ action }) => action)).toContain("share.revoked");
});

test("what colleagues noted beside the curve is not for strangers", async () => {
  await api("POST", "/changes", {
    day: new Date().toISOString().slice(0, 10),
    title: "Let go of Bo",
  });
  const { token } = await share();
  expect(await page(token)).not.toContain("Let go of Bo");
});

test("a small step of a trend cannot be had from the others and the whole", () => {
  const point = (answers: number) => ({
    answers,
    score: answers < 10 ? null : 40,
    interval: answers < 10 ? null : { lower: 1, upper: 2 },
  });
  const scores = (...answers: number[]) =>
    guardedTrend({ points: answers.map(point) } as never).points.map(({ score }) => score);
  expect(scores(40, 3, 12, 0, 25)).toEqual([40, null, null, null, 40]);
  expect(scores(40, 0, 12)).toEqual([40, null, 40]);
});
