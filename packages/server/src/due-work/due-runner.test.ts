import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Database } from "../storage/database.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { type DueRunnerOptions, type DueWorker, runDueWork, type TakeTurn } from "./due-runner.ts";
import { defineDueWork, type Place, wake } from "./due-work.ts";

const KIND = defineDueWork("tests", { lanes: 4, turnMs: 15_000 });
let db: Database;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
});

function running(
  takeTurn: TakeTurn,
  {
    kind = KIND,
    sweep,
    ...options
  }: Partial<DueRunnerOptions> & { kind?: typeof KIND; sweep?: DueWorker["sweep"] } = {},
) {
  const runner = runDueWork([{ kind, takeTurn, ...(sweep ? { sweep } : {}) }], {
    db,
    worker: "test",
    clock: () => new Date(),
    onError: () => {},
    pollMs: 50,
    ...options,
  });
  onTestFinished(() => runner.stop(100));
  return runner;
}

const woken = (places: Place | Place[], at?: Date) =>
  db
    .transaction()
    .execute((trx) => wake(trx, KIND, places, { now: new Date(), ...(at ? { at } : {}) }));
const line = () => db.selectFrom("directory.due_work").selectAll().execute();

test("work that is due is done, and its place leaves the line", async () => {
  const done: string[] = [];
  running(async ({ workspaceId }) => {
    done.push(workspaceId);
    return null;
  });
  const workspaceId = uuidv7();
  await woken({ workspaceId });
  await expect.poll(() => done).toEqual([workspaceId]);
  await expect.poll(line).toEqual([]);
});

test("work of a transaction that is rolled back is not done", async () => {
  const takeTurn = vi.fn(async () => null);
  running(takeTurn);
  const failing = db.transaction().execute(async (trx) => {
    await wake(trx, KIND, { workspaceId: uuidv7() }, { now: new Date() });
    throw new Error("not today");
  });
  await expect(failing).rejects.toThrow("not today");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(takeTurn).not.toHaveBeenCalled();
});

test("a wake that comes while the work is being done leads to another look: none is lost", async () => {
  const workspaceId = uuidv7();
  let turns = 0;
  running(async () => {
    turns += 1;
    // Looked and saw nothing; only then does somebody add work.
    if (turns <= 20) await woken({ workspaceId });
    return null;
  });
  await woken({ workspaceId });
  await expect.poll(() => turns, { timeout: 10_000 }).toBe(21);
  await expect.poll(line).toEqual([]);
});

test("what is due later is done then, and an earlier wake comes first", async () => {
  const at: number[] = [];
  running(async () => {
    at.push(Date.now());
    return null;
  });
  const workspaceId = uuidv7();
  const began = Date.now();
  await woken({ workspaceId }, new Date(began + 3_600_000));
  await woken({ workspaceId }, new Date(began + 700));
  await expect.poll(() => at.length, { timeout: 5000 }).toBe(1);
  expect((at[0] ?? 0) - began).toBeGreaterThanOrEqual(690);
});

test("one workspace with many slow lanes leaves lanes for the others", async () => {
  const { promise: never, resolve: end } = Promise.withResolvers<null>();
  onTestFinished(() => end(null));
  const busy = uuidv7();
  const others = Array.from({ length: 5 }, () => uuidv7());
  const done: string[] = [];
  running(async ({ workspaceId }) => {
    if (workspaceId === busy) return never;
    done.push(workspaceId);
    return null;
  });
  await woken(Array.from({ length: 30 }, (_, n) => ({ workspaceId: busy, lane: `${n}` })));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await woken(others.map((workspaceId) => ({ workspaceId })));
  await expect.poll(() => done.length, { timeout: 3000 }).toBe(5);
});

test("workspaces known to be slow never fill all lanes, and all of them get their turn", async () => {
  const slow = Array.from({ length: 6 }, () => uuidv7());
  const seen = new Set<string>();
  const quick: number[] = [];
  await woken(slow.map((workspaceId) => ({ workspaceId })));
  await db.updateTable("directory.due_work").set({ slow: true }).execute();
  running(
    async ({ workspaceId, signal }) => {
      if (!slow.includes(workspaceId)) quick.push(Date.now());
      else {
        seen.add(workspaceId);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      }
      return null;
    },
    { kind: { ...KIND, turnMs: 1500 } },
  );
  await expect.poll(() => seen.size).toBe(3);
  const began = Date.now();
  await woken({ workspaceId: uuidv7() });
  await expect.poll(() => quick.length).toBe(1);
  expect((quick[0] ?? 0) - began).toBeLessThan(1000);
  await expect.poll(() => seen.size, { timeout: 5000 }).toBe(6);
});

test("work that throws is told, waits longer each time, and ends nothing", async () => {
  const errors: unknown[] = [];
  running(async () => Promise.reject(new Error("the table is gone")), {
    onError: (error) => errors.push(error),
  });
  await woken({ workspaceId: uuidv7() });
  await expect.poll(() => errors.length).toBe(1);
  await expect
    .poll(line)
    .toMatchObject([{ attempts: 1, last_error: "the table is gone", lease_token: null }]);
  const [first] = await line();
  await db.updateTable("directory.due_work").set({ due_at: new Date() }).execute();
  await expect.poll(() => errors.length).toBe(2);
  await expect.poll(async () => (await line())[0]?.attempts).toBe(2);
  const [second] = await line();
  expect((first?.due_at.getTime() ?? 0) - Date.now()).toBeLessThan(2500);
  expect((second?.due_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(2500);
});

test("a turn whose process was killed is taken up when its lease is over, and not before", async () => {
  const workspaceId = uuidv7();
  await woken({ workspaceId });
  await db
    .updateTable("directory.due_work")
    .set({
      lease_token: uuidv7(),
      lease_until: new Date(Date.now() + 1500),
      worker: "a process that is gone",
    })
    .execute();
  const at: number[] = [];
  const began = Date.now();
  running(async () => {
    at.push(Date.now());
    return null;
  });
  await expect.poll(() => at.length, { timeout: 5000 }).toBe(1);
  expect((at[0] ?? 0) - began).toBeGreaterThan(1000);
});

test("whoever lost its lease is told to end, and what it says at the end changes nothing", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const workspaceId = uuidv7();
  let reason: unknown = null;
  running(async ({ signal }) => {
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => {
        reason = signal.reason;
        resolve();
      });
    });
    return null;
  });
  await woken({ workspaceId });
  await expect.poll(async () => (await line())[0]?.lease_token ?? null).not.toBeNull();
  const other = uuidv7();
  await db
    .updateTable("directory.due_work")
    .set({ lease_token: other, lease_until: new Date(Date.now() + 60_000) })
    .execute();
  await vi.advanceTimersByTimeAsync(10_100);
  await expect.poll(() => String(reason)).toContain("lease was lost");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await line()).toMatchObject([{ lease_token: other }]);
});

test("two processes share the line, and no place is worked by both at once", async () => {
  const under = new Map<string, number>();
  let most = 0;
  let turns = 0;
  const takeTurn: TakeTurn = async ({ workspaceId }) => {
    under.set(workspaceId, (under.get(workspaceId) ?? 0) + 1);
    most = Math.max(most, under.get(workspaceId) ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    under.set(workspaceId, (under.get(workspaceId) ?? 0) - 1);
    turns += 1;
    return null;
  };
  running(takeTurn, { worker: "one", pollMs: 5 });
  running(takeTurn, { worker: "two", pollMs: 5 });
  const places = Array.from({ length: 8 }, () => ({ workspaceId: uuidv7() }));
  for (let round = 0; round < 10; round += 1) await woken(places);
  await expect.poll(line, { timeout: 10_000 }).toEqual([]);
  expect(turns).toBeGreaterThanOrEqual(8);
  expect(most).toBe(1);
});

test("what came due by time alone is found by the sweep", async () => {
  const workspaceId = uuidv7();
  let done = 0;
  running(
    async () => {
      done += 1;
      return null;
    },
    { sweep: async () => (done > 0 ? [] : [{ workspaceId }]) },
  );
  await expect.poll(() => done).toBe(1);
});

test("stopping asks turns to end, gives them back as due, and waits for no longer than its grace", async () => {
  const obedient = uuidv7();
  const deaf = uuidv7();
  const runner = running(({ workspaceId, signal }) =>
    workspaceId === deaf
      ? new Promise(() => {})
      : new Promise((resolve) => signal.addEventListener("abort", () => resolve(null))),
  );
  await woken([{ workspaceId: obedient }, { workspaceId: deaf }]);
  await expect.poll(() => runner.running).toBe(2);
  const began = Date.now();
  await runner.stop(500);
  expect(Date.now() - began).toBeLessThan(1500);
  const left = await line();
  const of = (workspaceId: string) => left.find((row) => row.workspace_id === workspaceId);
  expect(of(obedient)?.lease_token).toBeNull();
  expect(of(deaf)?.lease_token).not.toBeNull();
});

test("one that comes late is not kept waiting by another's thousand places that were due before", async () => {
  const { promise: never, resolve: end } = Promise.withResolvers<null>();
  onTestFinished(() => end(null));
  const busy = uuidv7();
  const late = uuidv7();
  await woken(Array.from({ length: 1000 }, (_, n) => ({ workspaceId: busy, lane: `${n}` })));
  await woken({ workspaceId: late });
  await db
    .updateTable("directory.due_work")
    .set({ due_at: new Date(Date.now() - 60_000) })
    .where("workspace_id", "=", busy)
    .execute();
  const done: string[] = [];
  running(async ({ workspaceId }) => {
    if (workspaceId === busy) return never;
    done.push(workspaceId);
    return null;
  });
  await expect.poll(() => done, { timeout: 3000 }).toEqual([late]);
});
