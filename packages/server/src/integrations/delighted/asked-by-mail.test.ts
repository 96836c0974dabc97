import PostalMime from "postal-mime";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emailChannel } from "../../channels/email/email-channel.ts";
import { invitationDoor } from "../../channels/invitation/invitation-door.ts";
import { sendDue } from "../../invitations/send-due.ts";
import { SECRET, type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { testMailServer } from "../../testing/mail-server.ts";
import { sendDeps } from "../../testing/sendings.ts";
import { testDatabase } from "../../testing/test-database.ts";

let server: TestDelighted;
beforeEach(async () => {
  server = await testDelighted(await testDatabase());
});
afterEach(() => server.stop());

test("somebody made at this door is asked by mail, in the words, the language and about the product that came along", async () => {
  const db = await testDatabase();
  await db
    .updateTable("survey")
    .set({ languages: ["en", "lv"] })
    .execute();
  await server.ask("POST", "/v1/people", {
    email: "anna@hilltop.lv",
    name: "Anna",
    properties: {
      question_product_name: "Hilltop Coffee",
      "Delighted Email Subject": "How was\r\nBcc: your coffee?",
      "delighted intro message": "Two seconds, Anna?",
      locale: "lv",
      plan: "pro",
    },
  });
  const smtp = await testMailServer();
  const channel = emailChannel(
    {
      db,
      secret: SECRET,
      publicUrl: "https://nps.example.com",
      mailFrom: "shop@hilltop.lv",
      bounceDomain: null,
    },
    smtp.url,
  );
  // A working day's morning after the day of asking, whichever that is.
  const due = new Date(Date.now() + 4 * 86_400_000);
  while (due.getUTCDay() !== 3) due.setUTCDate(due.getUTCDate() + 1);
  due.setUTCHours(10);
  await sendDue(sendDeps(db, channel, due), server.workspaceId);
  await channel.pool?.close();
  await smtp.stop();
  const [mail] = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
  expect(smtp.received).toHaveLength(1);
  expect(mail?.subject).toBe("How was Bcc: your coffee?");
  expect(mail?.html).toContain("Two seconds, Anna?");
  expect(mail?.html).toContain("Hilltop Coffee");
  expect(mail?.html).not.toContain("Test garden");
  expect(mail?.headers.find(({ key }) => key === "content-language")?.value).toBe("lv");
  expect(mail?.headers.some(({ key }) => key === "bcc")).toBe(false);
  const [, token = ""] = /\/a\/([\w-]{64})\?score=9/.exec(mail?.text ?? "") ?? [];
  const opened = await invitationDoor({ db, secret: SECRET }, token);
  expect(opened?.door).toMatchObject({
    survey: { subject: "Hilltop Coffee" },
    language: "lv",
    properties: { plan: "pro" },
  });
});
