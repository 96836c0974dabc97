import { beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

interface Listed {
  data: { person: { id: string }; state: string; reason: string | null }[];
}

async function person(email: string): Promise<string> {
  return (await server.api<{ id: string }>("POST", "/people", { email })).id;
}

/** A sending to two people that are one, who were asked so far as the states say. */
async function sendingTo(emails: [string, string], states: [string, string]) {
  const ids = [await person(emails[0]), await person(emails[1])];
  const { id } = await server.api<{ id: string }>("POST", `/surveys/${server.survey.id}/sendings`, {
    name: "June",
    audience: { who: "members" },
    plan: { kind: "once", at: "2199-01-01T00:00:00Z" },
  });
  await server.api("POST", `/sendings/${id}/members`, {
    members: ids.map((personId) => ({ personId })),
  });
  await server.api("POST", `/sendings/${id}/start`);
  for (const [index, state] of states.entries()) {
    if (state === "planned") continue;
    // As after its mail went out; the test has no mail server.
    await server.services.db
      .updateTable("invitation")
      .set({ state, next_action: "remind", asked_at: new Date() })
      .where("sending_id", "=", id)
      .where("person_id", "=", ids[index] ?? "")
      .execute();
  }
  const [keep = "", merge = ""] = ids;
  return { sendingId: id, keep, merge };
}

/** What is still to go out to one person. */
async function stillToCome(personId: string) {
  return server.services.db
    .selectFrom("invitation")
    .select(["state", "next_action"])
    .where("person_id", "=", personId)
    .where("next_action", "in", ["ask", "remind"])
    .execute();
}

test("two entries of one human that a sending speaks of are asked once, however far it was with each", async () => {
  const both = await sendingTo(["a1@shop.lv", "a2@shop.lv"], ["planned", "planned"]);
  await server.api("POST", "/people/merge", { keep: both.keep, merge: both.merge });
  expect(await stillToCome(both.keep)).toEqual([{ state: "planned", next_action: "ask" }]);
  const { data } = await server.api<Listed>("GET", `/invitations?sendingId=${both.sendingId}`);
  expect(data.map(({ state, reason }) => reason ?? state).sort()).toEqual([
    "already_invited",
    "planned",
  ]);

  const keptWas = await sendingTo(["b1@shop.lv", "b2@shop.lv"], ["sent", "planned"]);
  await server.api("POST", "/people/merge", { keep: keptWas.keep, merge: keptWas.merge });
  expect(await stillToCome(keptWas.keep)).toEqual([{ state: "sent", next_action: "remind" }]);

  const mergedWas = await sendingTo(["c1@shop.lv", "c2@shop.lv"], ["planned", "sent"]);
  await server.api("POST", "/people/merge", { keep: mergedWas.keep, merge: mergedWas.merge });
  expect(await stillToCome(mergedWas.keep)).toEqual([{ state: "sent", next_action: "remind" }]);

  const bothWere = await sendingTo(["d1@shop.lv", "d2@shop.lv"], ["sent", "sent"]);
  await server.api("POST", "/people/merge", { keep: bothWere.keep, merge: bothWere.merge });
  expect(await stillToCome(bothWere.keep)).toHaveLength(1);
});
