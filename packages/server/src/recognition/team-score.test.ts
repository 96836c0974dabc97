import { expect, test } from "vitest";
import type { Counts11 } from "../scores/histogram-queries.ts";
import { teamScore } from "./team-score.ts";

const team = { teamId: "riga", name: "Riga", from: "2026-01-01" };
/** So many detractors, passives and promoters. */
function counts(detractors: number, passives: number, promoters: number): Counts11 {
  return [detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0];
}
const NONE = counts(0, 0, 0);

test("a small team of promoters only is drawn towards the others, and is not told apart from them", () => {
  const found = teamScore(
    team,
    new Map([
      ["riga", counts(0, 0, 10)],
      ["ventspils", counts(30, 40, 130)],
      ["liepaja", counts(40, 40, 120)],
    ]),
    NONE,
  );
  expect(found).toMatchObject({ answers: 10, teams: 3, verdict: "not_told_apart" });
  expect(found.shrunk).toBeLessThan(70);
  expect(found.lower).toBeLessThan(found.shrunk ?? 0);
  expect(found.upper).toBeGreaterThan(found.shrunk ?? 0);
});

test("teams that differ by chance alone are not told apart, whatever their raw scores are", () => {
  const found = teamScore(
    team,
    new Map([
      ["riga", counts(3, 4, 13)],
      ["ventspils", counts(5, 4, 11)],
    ]),
    NONE,
  );
  expect(found).toMatchObject({ verdict: "not_told_apart", overlapping: 1 });
});

test("a team far above all others is said to be above, and one far below to be below", () => {
  const histograms = new Map([
    ["riga", counts(10, 20, 170)],
    ["ventspils", counts(90, 60, 50)],
    ["liepaja", counts(85, 65, 50)],
  ]);
  expect(teamScore(team, histograms, NONE)).toMatchObject({
    verdict: "above_some",
    overlapping: 0,
  });
  expect(teamScore({ ...team, teamId: "liepaja" }, histograms, NONE)).toMatchObject({
    verdict: "below_some",
    overlapping: 1,
  });
});

test("nothing is said of a team whose other members could be had by subtraction, and teams below the floor are not counted", () => {
  const histograms = new Map([
    ["riga", counts(5, 5, 20)],
    ["ventspils", counts(1, 1, 3)],
  ]);
  // 26 of the 30 are about whoever asks: the other four would be told.
  expect(teamScore(team, histograms, counts(4, 4, 18))).toMatchObject({
    ...{ answers: null, shrunk: null, common: null, teams: 1, verdict: "too_few" },
  });
  expect(teamScore(team, histograms, counts(4, 4, 12))).toMatchObject({ answers: 30, teams: 1 });
  // All of them one's own: that is nobody else's.
  expect(teamScore(team, histograms, counts(5, 5, 20)).answers).toBe(30);
  // Five answers about somebody else are told no more than four.
  expect(teamScore({ ...team, teamId: "ventspils" }, histograms, NONE)).toMatchObject({
    ...{ answers: null, shrunk: null, verdict: "too_few" },
  });
  expect(teamScore({ ...team, teamId: "ventspils" }, histograms, counts(1, 1, 3))).toMatchObject({
    ...{ answers: 5, shrunk: null, verdict: "too_few" },
  });
});
