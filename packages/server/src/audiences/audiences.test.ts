import { uuidv7 } from "@candor/contract/uuidv7.ts";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { blockContact, setConsent } from "../people/contact-permission.ts";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { saveSurveyAsking, saveWorkspaceRules } from "./asking-rules.ts";
import { allocate, countStrata, type OutcomeRow, outcomes, strataBy } from "./draw-sample.ts";
import { judgedAudience, previewAudience } from "./preview-audience.ts";

const now = new Date("2026-06-01T10:00:00Z");
const everybody = { who: "everybody", delayMinutes: 0 } as const;
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

async function people(count: number, attributes: (n: number) => object = () => ({})) {
  const rows = Array.from({ length: count }, (_, n) => ({
    workspace_id: survey.workspaceId,
    id: uuidv7(),
    email: `p${n}@shop.lv`,
    attributes: JSON.stringify(attributes(n)),
    created_at: now,
    updated_at: now,
  }));
  await db.insertInto("person").values(rows).execute();
  return rows.map((row) => row.id);
}

function preview(audience: object, more: object = {}) {
  return previewAudience(db, {
    ...survey,
    audience: { ...everybody, ...audience } as never,
    channel: "email",
    now,
    ...more,
  });
}

async function drawnIds(sample: { seed: string; size?: number; quotas?: object }) {
  const audience = { ...everybody, sample } as never;
  const judged = await judgedAudience(db, { ...survey, audience, channel: "email", now });
  const strata = allocate(sample as never, await countStrata(db, judged));
  const { rows } = await sql<OutcomeRow>`
    select * from (${outcomes(judged, { seed: sample.seed, strata, quotas: false })}) o
    where outcome = 'planned' order by stratum, draw_rank
  `.execute(db);
  return rows.map((row) => row.person_id);
}

test("everybody who cannot be asked is left out for the first reason that holds", async () => {
  const ids = await people(8);
  const [test1, staff, gone, bounced, moved, noMail, angry] = ids;
  const set = (id: string | undefined, email: string | null) =>
    sql`update person set email = ${email}, external_id = id::text where id = ${id}::uuid`.execute(
      db,
    );
  await set(test1, "someone@example.com");
  await set(staff, "ann@candor.lv");
  await set(noMail, null);
  await saveWorkspaceRules(db, survey.workspaceId, { staffDomains: ["candor.lv"] });
  const block = { workspaceId: survey.workspaceId, channel: "*", actor: "x", now } as const;
  await blockContact(db, { ...block, personId: gone ?? "", reason: "unsubscribed" });
  await blockContact(db, {
    ...block,
    channel: "email",
    personId: bounced ?? "",
    reason: "bounced",
    address: "p3@shop.lv",
  });
  // The address that bounced is not theirs any more.
  await blockContact(db, {
    ...block,
    channel: "email",
    personId: moved ?? "",
    reason: "bounced",
    address: "old@shop.lv",
  });
  await setConsent(db, {
    workspaceId: survey.workspaceId,
    personId: angry ?? "",
    channel: "email",
    given: false,
    source: "call",
    now,
  });
  const result = await preview({});
  expect(result).toMatchObject({ people: 8, asked: 2, later: 0 });
  expect(Object.fromEntries(result.leftOut.map((row) => [row.reason, row.people]))).toEqual({
    test_address: 1,
    staff: 1,
    unsubscribed: 1,
    bounced: 1,
    no_address: 1,
    no_consent: 1,
  });
});

test("a channel that needs a consent asks only those who gave it", async () => {
  const [first] = await people(3);
  await sql`update person set phone = '+3712000000' || right(email, 0) || substr(email, 2, 1)`.execute(
    db,
  );
  await setConsent(db, {
    workspaceId: survey.workspaceId,
    personId: first ?? "",
    channel: "sms",
    given: true,
    source: "order form",
    now,
  });
  expect(await preview({}, { channel: "sms" })).toMatchObject({
    asked: 1,
    leftOut: [{ reason: "no_consent", people: 2 }],
  });
});

test("two kinds of quiet time hold at once, and those held back are asked later or not, as the survey says", async () => {
  const [kind, workspace, over, imported] = await people(4);
  const asked = (id: string | undefined, surveyKind: string, days: number) =>
    db
      .insertInto("person_asked")
      .values({
        workspace_id: survey.workspaceId,
        person_id: id ?? "",
        kind: surveyKind,
        at: new Date(now.getTime() - days * 86_400_000),
      })
      .execute();
  await asked(kind, "relationship", 89);
  await asked(workspace, "transactional", 13);
  await asked(over, "relationship", 91);
  await sql`update person set last_asked_at = ${new Date("2026-05-30")}::timestamptz where id = ${imported}::uuid`.execute(
    db,
  );
  expect(await preview({})).toMatchObject({ asked: 4, later: 3, leftOut: [] });
  await saveSurveyAsking(db, survey, { rules: { whenQuiet: "skip" } });
  const result = await preview({});
  expect(result).toMatchObject({ asked: 1, later: 0 });
  expect(result.leftOut).toEqual([
    { reason: "quiet_time_kind", people: 2 },
    { reason: "quiet_time_workspace", people: 1 },
  ]);
});

test("drawing again with the same seed and the same people gives the same list, another seed another one", async () => {
  const ids = await people(200);
  const first = await drawnIds({ seed: "may", size: 40 });
  expect(first).toHaveLength(40);
  expect(await drawnIds({ seed: "may", size: 40 })).toEqual(first);
  expect(await drawnIds({ seed: "june", size: 40 })).not.toEqual(first);
  // A larger sample of the same seed holds the smaller one.
  expect((await drawnIds({ seed: "may", size: 60 })).slice(0, 40)).toEqual(first);
  // An auditor with nothing but the ids and the seed comes to the same list.
  const { createHash } = await import("node:crypto");
  const ticket = (id: string) => createHash("sha256").update(`may:${id}`).digest("hex");
  const byHand = [...ids].sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1)).slice(0, 40);
  expect(first).toEqual(byHand);
});

test("every stratum gets its quota, and one that is too small gives all it has", async () => {
  await people(100, (n) => ({ plan: n < 10 ? "pro" : n < 90 ? "free" : "trial" }));
  const quotas = { attribute: "plan", sizes: { pro: 20, free: 30 } };
  const result = await preview({ sample: { seed: "s", quotas } });
  expect(result.strata).toEqual([
    { stratum: "free", eligible: 80, quota: 30, drawn: 30 },
    { stratum: "pro", eligible: 10, quota: 20, drawn: 10 },
    { stratum: "trial", eligible: 10, quota: 0, drawn: 0 },
  ]);
  expect(result).toMatchObject({ asked: 40, leftOut: [{ reason: "quota_full", people: 60 }] });
  expect(strataBy({ quotas })).toBe("plan");
});

test("proportional quotas add up to the size and stray less than one person from the exact share", () => {
  const strata = fc.dictionary(fc.string({ maxLength: 5 }), fc.integer({ min: 1, max: 1000 }), {
    minKeys: 1,
    maxKeys: 8,
  });
  fc.assert(
    fc.property(strata, fc.integer({ min: 1, max: 3000 }), (sizes, size) => {
      const eligible = new Map(Object.entries(sizes));
      const total = [...eligible.values()].reduce((a, b) => a + b, 0);
      const drawn = allocate({ size, proportionalTo: "x" }, eligible);
      expect(drawn.reduce((sum, s) => sum + s.drawn, 0)).toBe(Math.min(size, total));
      for (const s of drawn) {
        const exact = (Math.min(size, total) * s.eligible) / total;
        expect(Math.abs(s.drawn - exact)).toBeLessThan(1);
      }
    }),
  );
});

test("the preview says what so many answers can show, from past answers where there are enough", async () => {
  const ids = await people(400);
  expect(await preview({}, { wantedMargin: 10 })).toMatchObject({
    responseRate: null,
    expectedAnswers: null,
    expectedMargin: null,
    variance: { value: 0.7, from: "assumed" },
    // 1.96² · 0.7 / 0.1² − 3
    wanted: { answers: 266, invitations: null, enough: null },
  });
  const asked = new Date("2026-01-10T10:00:00Z");
  await db
    .insertInto("invitation")
    .values(
      ids.slice(0, 100).map((id, n) => ({
        workspace_id: survey.workspaceId,
        id: uuidv7(),
        survey_id: survey.surveyId,
        person_id: id,
        channel: "email",
        origin: "api",
        state: n < 25 ? "answered" : "sent",
        asked_at: asked,
        answered_at: n < 25 ? asked : null,
        created_at: asked,
        updated_at: asked,
      })),
    )
    .execute();
  const result = await preview({}, { wantedMargin: 10 });
  expect(result.responseRate).toMatchObject({ share: 0.25, invited: 100, basis: "survey_channel" });
  expect(result.expectedAnswers?.expected).toBe(100);
  expect(result.expectedMargin).toBeCloseTo(100 * 1.96 * Math.sqrt(0.7 / 103), 1);
  expect(result.wanted).toMatchObject({ answers: 266, invitations: 1064, enough: false });
});
