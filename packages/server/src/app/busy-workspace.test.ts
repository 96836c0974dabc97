import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { replaySince } from "../integrations/webhooks/manage/replay-deliveries.ts";
import { unsubscribe } from "../invitations/unsubscribe.ts";
import { erasePerson } from "../people/erase-person.ts";
import { createPerson } from "../people/save-person.ts";
import { reassignAnswers } from "../responses/reassign-answers.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { occupied } from "../testing/occupied.ts";
import { testConnection, testDatabase } from "../testing/test-database.ts";
import { testBench } from "../testing/webhook-world.ts";

const opened: Database[] = [];
afterAll(async () => {
  for (const pool of opened) await pool.destroy();
});

const now = new Date("2026-06-01T10:00:00Z");

/** People of a workspace whose webhook hears who unsubscribes, and a pool of two connections. */
async function aBusyWorkspace() {
  const bench = await testBench(await testDatabase());
  const { workspaceId } = bench;
  const webhook = await bench.webhook({ events: ["response.created", "person.unsubscribed"] });
  const people: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const email = `p${n}@${workspaceId}.example`;
    people.push((await createPerson(bench.db, workspaceId, { email, attributes: {} }, now)).id);
  }
  const db = openDatabase({ ...(await testConnection()), max: 2 });
  opened.push(db);
  return { ...bench, webhookId: webhook.id, people, db };
}

type Busy = Awaited<ReturnType<typeof aBusyWorkspace>>;

const DOORS: Record<string, (busy: Busy) => Promise<unknown>[]> = {
  "erasing people": ({ db, workspaceId, people }) =>
    people.map((personId) =>
      erasePerson(db, { workspaceId, personId, actor: "test", now, reassignAnswers }),
    ),
  unsubscribing: ({ db, outbox, workspaceId, people }) =>
    people.map((personId) =>
      unsubscribe(
        { db, unsubscribed: outbox.unsubscribed },
        { workspaceId, personId, invitationId: null },
        now,
      ),
    ),
  "sending deliveries again": ({ db, workspaceId, webhookId, people }) =>
    people.map(() =>
      replaySince({ db, workspaceId, webhookId, now }, { since: new Date(0), which: "all" }),
    ),
};

test.for(Object.entries(DOORS))(
  "%s waits for a busy workspace without holding up the others",
  { timeout: 60_000 },
  async ([, door]) => {
    const busy = await aBusyWorkspace();
    const others = await occupied(busy.workspaceId);
    const asked = door(busy);
    await others.somebodyWaits();
    const answered = sql`select 1`.execute(busy.db).then(() => "answered");
    const late = new Promise((resolve) => setTimeout(resolve, 2000, "held up"));
    const outcome = await Promise.race([answered, late]);
    await others.release();
    await Promise.all(asked);
    expect(outcome).toBe("answered");
  },
);
