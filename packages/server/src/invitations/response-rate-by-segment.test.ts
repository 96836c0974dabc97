import type { ResponseRateReport } from "@candor/contract/invitation.ts";
import { expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";

const { api, services, survey, workspaceId } = await testServer();

test("the response rate is told for each saved segment, as it is today", async () => {
  await api("POST", "/segments", {
    name: "Members",
    filter: {
      match: "all",
      conditions: [{ about: "attribute", name: "club", is: "equal", value: "yes" }],
    },
  });
  await api("POST", "/segments", {
    name: "Nobody",
    filter: {
      match: "all",
      conditions: [{ about: "attribute", name: "club", is: "equal", value: "never" }],
    },
  });
  for (const [email, club] of [
    ["ann@shop.lv", "yes"],
    ["bo@shop.lv", "yes"],
    ["eva@shop.lv", "no"],
  ]) {
    const person = await api<{ id: string }>("POST", "/people", { email, attributes: { club } });
    await api("POST", `/surveys/${survey.id}/invitations`, {
      personId: person.id,
      channel: "email",
    });
  }
  // As if the mails had left, and Ann had answered.
  const now = new Date();
  await services.db
    .updateTable("invitation")
    .set({ asked_at: now, state: "sent" })
    .where("workspace_id", "=", workspaceId)
    .execute();
  await services.db
    .updateTable("invitation")
    .set({ answered_at: now, state: "answered" })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "in", (q) =>
      q
        .selectFrom("person")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("email", "=", "ann@shop.lv"),
    )
    .execute();
  const report = await api<ResponseRateReport>(
    "GET",
    `/surveys/${survey.id}/response-rate?by=segment`,
  );
  expect(report.data).toMatchObject([
    { value: "Members", invited: 2, answered: 1, share: 0.5 },
    { value: "Nobody", invited: 0, answered: 0, share: null },
  ]);
});
