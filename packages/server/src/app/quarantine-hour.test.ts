import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { decideQuarantineJob } from "../channels/quarantine/quarantine-jobs.ts";
import { invitationLinks } from "../invitations/open-invitation.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { workJobs } from "./work-jobs.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

test("a score that nobody touched and nothing speaks against counts after its hour, and not before", async () => {
  const { services, survey, workspaceId } = server;
  let ahead = 30 * 60_000;
  const work = await workJobs(services, { clock: () => new Date(Date.now() + ahead) });
  onTestFinished(() => work.stop());
  const { invitationId } = await server.api<{ invitationId: string }>(
    "POST",
    `/surveys/${survey.id}/invitations`,
    { person: { email: "ann@shop.lv" }, channel: "email", delaySeconds: 0 },
  );
  const earlier = new Date(Date.now() - 20 * 60_000);
  await services.db
    .updateTable("invitation")
    .set({ state: "sent", next_action: null, next_at: null, asked_at: earlier })
    .where("id", "=", invitationId)
    .execute();
  const { answer } = invitationLinks(services.secret, server.url, { workspaceId, invitationId });
  // As the page does it for whoever comes by a tapped score and lifts no finger.
  await fetch(`${answer}?score=9`);
  const reply = await fetch(answer, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ visit: uuidv7(), score: 9, step: "score", quarantined: "1" }),
  });
  expect(reply.status).toBeLessThan(300);
  const score = () =>
    server.api<{ answers: number; quarantined: number }>("GET", `/surveys/${survey.id}/score`);
  // The clock of the queue runs it every five minutes; the test does not wait for that.
  const decide = () =>
    services.db.transaction().execute((trx) => services.jobs.enqueue(trx, decideQuarantineJob, {}));
  const decided = async () => {
    await decide();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return score();
  };
  expect(await decided()).toMatchObject({ answers: 0, quarantined: 1 });
  ahead = 61 * 60_000;
  await decide();
  await expect.poll(score, { timeout: 20_000 }).toMatchObject({ answers: 1, quarantined: 0 });
}, 60_000);
