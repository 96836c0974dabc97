import type { RewardCode } from "@candor/contract/reward.ts";
import { expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";

const { api, survey } = await testServer();
type Codes = { data: RewardCode[]; nextCursor: string | null };
const codes = (query: string) => api<Codes>("GET", `/surveys/${survey.id}/reward/codes?${query}`);

test("who got which code can be read, what nobody has can be taken back, what was given stays", async () => {
  await api("PUT", `/surveys/${survey.id}/reward`, { kind: "pool", title: { en: "10 % off" } });
  await api("POST", `/surveys/${survey.id}/reward/codes`, { codes: ["A", "B", "C", "D", "E"] });
  await api("POST", `/surveys/${survey.id}/responses`, {
    score: 2,
    channel: "link",
    person: { email: "ann@shop.lv", name: "Ann" },
  });
  await api("POST", `/surveys/${survey.id}/responses`, { score: 9, channel: "link" });

  const given = await codes("standing=given");
  expect(given.data.map(({ code }) => code)).toEqual(["B", "A"]);
  expect(given.data[1]?.person).toMatchObject({ name: "Ann", email: "ann@shop.lv" });
  expect(given.data[0]).toMatchObject({ person: null, responseId: expect.any(String) });

  const first = await codes("standing=free&limit=2");
  expect(first.data.map(({ code }) => code)).toEqual(["C", "D"]);
  const second = await codes(`standing=free&limit=2&cursor=${first.nextCursor}`);
  expect(second.data.map(({ code }) => code)).toEqual(["E"]);
  expect(second.nextCursor).toBeNull();

  const removed = await api("POST", `/surveys/${survey.id}/reward/codes/remove`, {
    codes: ["A", "C", "D"],
  });
  expect(removed).toEqual({ removed: 2 });
  expect((await codes("standing=given")).data).toHaveLength(2);
  expect((await codes("standing=free")).data.map(({ code }) => code)).toEqual(["E"]);
});
