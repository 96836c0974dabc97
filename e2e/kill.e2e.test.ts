import { expect, test } from "vitest";
import { killRounds } from "../bench/support/kill-rounds.ts";

test("whatever is killed while answers pour in, every acknowledged answer is there once and the tallies are exact", async () => {
  const rounds = await killRounds(["node", "postgres", "both"]);
  expect(rounds.map(({ victim }) => victim)).toEqual(["node", "postgres", "both"]);
  for (const round of rounds) {
    expect(round).toMatchObject({ lost: 0, doubled: 0, wrongTallies: 0 });
    expect(round.acknowledged).toBeGreaterThan(150);
  }
}, 300_000);
