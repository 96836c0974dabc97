import { expect, onTestFinished, test } from "vitest";
import { workJobs } from "../app/work-jobs.ts";
import { testMailServer } from "../testing/mail-server.ts";
import { testServer } from "../testing/test-server.ts";

const server = await testServer({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });

test("a mail of thanks goes out through the mail server that the workspace entered for itself", async () => {
  const refusal = Object.assign(new Error("No such mailbox"), { responseCode: 550 });
  const smtp = await testMailServer({
    rcpt: (to) => (to === "nobody@shop.lv" ? refusal : null),
  });
  onTestFinished(() => smtp.stop());
  const jobs = await workJobs(server.services);
  onTestFinished(() => jobs.stop());
  await server.api("PUT", "/channels/email", {
    host: "127.0.0.1",
    port: smtp.port,
    security: "none",
    user: null,
    from: "hello@garden.lv",
    fromName: "Garden",
  });
  await server.api("PUT", `/surveys/${server.survey.id}/reward`, {
    kind: "shared",
    title: { en: "10 % off" },
    sharedCode: "ROSE",
    active: true,
  });
  for (const email of ["nobody@shop.lv", "ann@shop.lv"]) {
    await server.api("POST", `/surveys/${server.survey.id}/responses`, {
      score: 3,
      channel: "phone",
      person: { email },
    });
  }
  await expect.poll(() => smtp.received.length, { timeout: 30_000 }).toBe(1);
  expect(smtp.received[0]).toMatchObject({ from: "hello@garden.lv", to: "ann@shop.lv" });
  expect(smtp.received[0]?.raw).toContain("10 % off: ROSE");
  // Nobody there is no reason to try for two days.
  await expect
    .poll(async () => (await server.services.jobs.waiting()).get("mail.customer"), {
      timeout: 30_000,
    })
    .toBe(0);
});
