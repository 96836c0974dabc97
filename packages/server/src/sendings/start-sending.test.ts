import { spawn } from "node:child_process";
import { CreateSending } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { runDueWork } from "../due-work/due-runner.ts";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { fates, somePeople } from "../testing/sendings.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { stopSending } from "./run-sending.ts";
import { createSending } from "./save-sending.ts";
import { getSending } from "./sending-queries.ts";
import { continueStart, sendingStarter, startSending, undoStart } from "./start-sending.ts";

let db: Database;
let survey: SurveyInWorkspace;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const now = () => new Date();

async function begun(more: Partial<CreateSending> = {}) {
  const made = { ...survey, actor: "ann", now: now() };
  const sending = CreateSending.parse({
    name: "Everybody",
    audience: { who: "everybody" },
    plan: { kind: "once" },
    ...more,
  });
  const { id: sendingId } = await createSending(db, { ...made, sending });
  const asked = { workspaceId: survey.workspaceId, sendingId };
  const began = performance.now();
  const started = await startSending(db, { ...asked, actor: "bob", now: now() });
  return { asked, started, tookMs: performance.now() - began };
}

/** Another process, as a server is. */
async function process2(worker: string) {
  const child = spawn(
    process.execPath,
    [new URL("../testing/start-child.ts", import.meta.url).pathname],
    {
      env: {
        ...process.env,
        START_CHILD: JSON.stringify({ connection: await testConnection(), worker }),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return {
    async kill() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

test("a sending to few has started when the request is answered", async () => {
  await somePeople(db, survey, 12);
  const { started } = await begun();
  expect(started).toMatchObject({ status: "running", starting: null, counts: { total: 12 } });
  expect(await fates(db)).toEqual({ planned: 12 });
});

test("a sending to many answers at once, shows how far it is, and killed in the middle has everybody exactly once", async () => {
  const people = 8000;
  await somePeople(db, survey, people);
  const { asked, started, tookMs } = await begun({
    audience: { who: "everybody", sample: { size: 6000, seed: "s" } },
  });
  expect(started).toMatchObject({ status: "starting", starting: { written: 0, of: null } });
  expect(tookMs).toBeLessThan(2000);
  const written = async () => (await getSending(db, asked)).starting?.written ?? people;
  for (const [index, enough] of [1, 2500, 5000].entries()) {
    const child = await process2(`child ${index}`);
    await expect.poll(written, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(enough);
    await child.kill();
    const sending = await getSending(db, asked);
    if (sending.status === "starting") {
      expect(sending.starting?.of).toBe(people);
      expect(sending.counts.total).toBe(sending.starting?.written);
    }
    // What the lease would take half a minute to say.
    await sql`update directory.due_work set lease_until = now() - interval '1 second'
      where lease_token is not null`.execute(db);
  }
  const due = runDueWork([sendingStarter({ db, clock: now })], {
    db,
    worker: "last",
    clock: now,
    onError: (error) => expect.unreachable(String(error)),
    pollMs: 100,
  });
  onTestFinished(() => due.stop());
  await expect
    .poll(async () => (await getSending(db, asked)).status, { timeout: 60_000 })
    .toBe("running");
  const { rows } = await sql<{ people: number; invitations: number }>`
    select count(distinct person_id)::int as people, count(*)::int as invitations from invitation
  `.execute(db);
  expect(rows[0]).toEqual({ people, invitations: people });
  expect(await fates(db)).toEqual({ planned: 6000, "not_asked sampled_out": 2000 });
  const done = await getSending(db, asked);
  expect(done).toMatchObject({ starting: null, draw: { drawn: 6000, drawnBy: "bob" } });
  // And whoever sends is told.
  const kinds = await db.selectFrom("directory.due_work").select("kind").execute();
  expect(kinds.map(({ kind }) => kind)).toContain("messages");
  expect(await db.selectFrom("sending_candidate").selectAll().execute()).toEqual([]);
}, 180_000);

test("a start is taken back whole while its grace lasts: nobody was written down, and it can start anew", async () => {
  await somePeople(db, survey, 12);
  const made = { ...survey, actor: "ann", now: now() };
  for (const plan of [{ kind: "once" }, { kind: "drip", everyDays: 30 }] as const) {
    const sending = CreateSending.parse({ name: "All", audience: { who: "everybody" }, plan });
    const { id: sendingId } = await createSending(db, { ...made, sending });
    const asked = { workspaceId: survey.workspaceId, sendingId };
    const at = new Date("2026-06-02T10:00:00Z");
    const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    const act = { ...asked, actor: "bob", now: at };
    expect(await startSending(db, { ...act, graceSeconds: 20 })).toMatchObject({
      status: "starting",
      undoUntil: after(20).toISOString(),
      counts: { total: 0 },
    });
    expect(await continueStart(db, asked, after(19))).toBe(false);
    expect(await undoStart(db, { ...act, now: after(19) })).toMatchObject({
      status: "draft",
      startedAt: null,
      startsAt: null,
      undoUntil: null,
    });
    expect(await continueStart(db, asked, after(30))).toBe(false);
    expect(await fates(db)).toEqual({});

    await startSending(db, { ...act, graceSeconds: 20 });
    const late = undoStart(db, { ...act, now: after(20) });
    await expect(late).rejects.toMatchObject({ code: "start_not_undoable" });
    while (await continueStart(db, asked, after(21)));
    expect(await getSending(db, asked)).toMatchObject({ status: "running", undoUntil: null });
    expect(Object.values(await fates(db)).length).toBeGreaterThan(0);
    await db.deleteFrom("invitation").execute();
  }
});

test("a sending that is stopped while it starts writes nobody down any more", async () => {
  await somePeople(db, survey, 5000);
  const { asked } = await begun();
  expect(await continueStart(db, asked, now())).toBe(true);
  expect(await continueStart(db, asked, now())).toBe(true);
  await stopSending(db, { ...asked, actor: "ann", now: now() });
  expect(await continueStart(db, asked, now())).toBe(false);
  expect(await getSending(db, asked)).toMatchObject({ status: "stopped", starting: null });
  expect(await fates(db)).toEqual({ "cancelled stopped": 2000 });
  expect(await db.selectFrom("sending_candidate").selectAll().execute()).toEqual([]);
});

test("nothing goes out before everybody is written down", async () => {
  await somePeople(db, survey, 3000);
  const { asked } = await begun();
  await continueStart(db, asked, now());
  await continueStart(db, asked, now());
  const { claimDue } = await import("../invitations/claim-messages.ts");
  const claim = { ...asked, channel: "email", worker: "test", limit: 10 } as const;
  expect((await claimDue(db, { ...claim, now: now() })).messages).toEqual([]);
});
