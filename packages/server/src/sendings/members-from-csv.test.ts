import type { MembersListed } from "@candor/contract/sending.ts";
import { expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";

const { api, ask, survey } = await testServer();

async function listedSending(): Promise<string> {
  const { id } = await api<{ id: string }>("POST", `/surveys/${survey.id}/sendings`, {
    name: "Fair",
    channel: "email",
    audience: { who: "members" },
    plan: { kind: "once" },
  });
  return id;
}

test("a file of people goes on the list: known ones are found, others made, twice changes nothing", async () => {
  const known = await api<{ id: string }>("POST", "/people", { email: "ann@shop.lv" });
  const sending = await listedSending();
  const csv = [
    "email;name;stand",
    "ann@shop.lv;Ann;",
    "bo@shop.lv;Bo;A7",
    "not an address;;",
    "",
  ].join("\n");
  const listed = await api<MembersListed>("POST", `/sendings/${sending}/members/csv`, { csv });
  expect(listed).toMatchObject({ members: 2, created: 1 });
  expect(listed.rejected.map(({ line }) => line)).toContain(4);
  const again = await api<MembersListed>("POST", `/sendings/${sending}/members/csv`, { csv });
  expect(again).toMatchObject({ members: 2, created: 0 });
  const { data } = await api<{ data: { id: string; email: string }[] }>("GET", "/people");
  expect(data.map(({ email }) => email).toSorted()).toEqual(["ann@shop.lv", "bo@shop.lv"]);
  expect(data.some(({ id }) => id === known.id)).toBe(true);
});

test("a file that names nobody is refused with the columns it should have", async () => {
  const sending = await listedSending();
  const refused = await ask("POST", `/sendings/${sending}/members/csv`, { csv: "city\nRiga\n" });
  expect(refused).toMatchObject({ status: 422, body: { code: "bad_members_file" } });
});
