import { CreateSending } from "@candor/contract/sending.ts";
import { expect, test } from "vitest";
import { createSending } from "../sendings/save-sending.ts";
import { startSending } from "../sendings/start-sending.ts";
import { testDatabase } from "../testing/test-database.ts";
import { fillSamplePeople, SAMPLE_PEOPLE } from "./sample-people.ts";
import { makeSample } from "./sample-workspace.ts";

test("the sample has people to ask and a call list, twice filled it has them once, and nothing can be sent to them", async () => {
  const db = await testDatabase();
  const made = await makeSample(db, { actor: "ann@shop.lv", language: "en", timeZone: "UTC" });
  const { id: surveyId } = await db
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", made.id)
    .executeTakeFirstOrThrow();
  const ids = { workspaceId: made.id, surveyId };
  await fillSamplePeople(db, ids);
  await fillSamplePeople(db, ids);
  const people = await db
    .selectFrom("person")
    .select(["email", "phone"])
    .where("workspace_id", "=", made.id)
    .execute();
  expect(people).toHaveLength(SAMPLE_PEOPLE);
  expect(people.every(({ email }) => email?.endsWith("@customers.example"))).toBe(true);
  const sending = await createSending(db, {
    ...ids,
    actor: "ann@shop.lv",
    now: new Date(),
    sending: CreateSending.parse({
      name: "Everybody",
      audience: { who: "everybody" },
      plan: { kind: "once" },
    }),
  });
  const start = {
    workspaceId: made.id,
    sendingId: sending.id,
    actor: "ann@shop.lv",
    now: new Date(),
  };
  await expect(startSending(db, start)).rejects.toMatchObject({ code: "sample_sends_nothing" });
  const sendings = await db
    .selectFrom("sending")
    .select(["channel", "status"])
    .where("workspace_id", "=", made.id)
    .execute();
  expect(sendings.filter(({ status }) => status !== "draft").map(({ channel }) => channel)).toEqual(
    ["phone"],
  );
});
