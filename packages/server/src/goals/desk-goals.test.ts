import type { CaseDetail } from "@candor/contract/case.ts";
import type { GoalStanding, KeyFigures, MakeGoal } from "@candor/contract/goal.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { expect, test, vi } from "vitest";
import { todayIn } from "../scores/period.ts";
import { testMember } from "../testing/member.ts";
import { testServer } from "../testing/test-server.ts";
import { closedMonths } from "./measured.ts";

vi.setConfig({ testTimeout: 60_000 });

const server = await testServer();
const { api, ask, workspaceId } = server;
const { db } = server.services;
const [last = { from: "", to: "" }] = closedMonths(todayIn("UTC", new Date()), 1);
const middle = new Date(`${last.from.slice(0, 8)}15T10:00:00Z`);

const goal = (wanted: Partial<MakeGoal>) =>
  api<never>("POST", "/goals", wanted) as Promise<GoalStanding>;

test("the time to first contact is a median of cases, and whoever still waits counts in it", async () => {
  const ilze = await testMember(server, "Ilze");
  const cases: CaseDetail[] = [];
  for (let n = 0; n < 12; n += 1) {
    const one = await ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in" });
    if (n < 9) await ilze.api("POST", `/cases/${one.id}/contacts`, { result: "reached" });
    cases.push(one);
  }
  const ids = cases.map(({ id }) => id);
  await db
    .updateTable("customer_case")
    .set({ opened_at: middle })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .execute();
  // Three have waited since long before they were due.
  await db
    .updateTable("case_clock")
    .set({ due_at: middle })
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "in", ids.slice(9))
    .where("kind", "=", "first_contact")
    .execute();
  const one = await goal({ measure: "first_contact", target: 8 });
  expect(one).toMatchObject({ about: null, surveyId: null, closed: { n: 12, lower: 0 } });
  expect(one.closed?.value).toBeLessThan(0.1);
  // The tenth of twelve is the upper end, and that customer waits.
  expect(one.closed?.upper).toBeGreaterThan(8);
  expect(one.state).toBe("cannot_tell");
  for (const id of ids.slice(9)) {
    await db.deleteFrom("customer_case").where("id", "=", id).execute();
  }
  // Nine are too few to say anything.
  const after = (await api<never>("GET", `/goals/${one.id}`)) as GoalStanding;
  expect(after.closed).toMatchObject({ n: 9, value: null });
});

test("promises kept are those kept by their first date, of the month that holds it", async () => {
  for (let n = 0; n < 12; n += 1) {
    const late = n === 10;
    await db
      .insertInto("promise")
      .values({
        ...{ workspace_id: workspaceId, id: uuidv7(middle.getTime()), person_id: null },
        ...{ case_id: null, message_id: null, words: "A new lid", made_at: middle },
        ...{ made_by: "ann@example.com", owner: null, first_due_at: middle },
        due_at: late ? new Date(middle.getTime() + 86_400_000) : middle,
        state: n === 11 ? "broken" : "kept",
        ...{ warned_at: null, apologised_at: null, missed_at: late ? middle : null },
        closed_at: late ? new Date(middle.getTime() + 80_000_000) : middle,
        ...{ note: null, tell_at: null, tell: null },
      })
      .execute();
  }
  const one = await goal({ measure: "promises_kept", target: 50 });
  expect(one.closed).toMatchObject({ from: last.from, n: 12 });
  expect(one.closed?.value).toBeCloseTo(100 * (10 / 12));
  expect(one.state).toBe("reached");
});

test("a team has goals for what it does, and goes with them; answers are no team's", async () => {
  const team = await api<{ id: string }>("POST", "/teams", { name: "Riga" });
  const one = await goal({ measure: "promises_kept", target: 90, teamId: team.id });
  expect(one).toMatchObject({ about: "Riga", teamId: team.id, state: "cannot_tell" });
  const refused = await ask("POST", "/goals", { measure: "score", target: 40, teamId: team.id });
  expect(refused).toMatchObject({ status: 422, body: { code: "goal_not_of_a_team" } });
  const surveyId = server.survey.id;
  const wrong = await ask("POST", "/goals", { measure: "first_contact", target: 4, surveyId });
  expect(wrong).toMatchObject({ status: 422, body: { code: "goal_of_the_desk" } });
});

test("the file and the metrics for dashboards hold the figures of the page, each with its interval and base", async () => {
  const { id: surveyId } = await api<{ id: string }>("POST", "/surveys", {
    name: 'Spring "A"\\B',
    subject: "B",
  });
  for (let n = 0; n < 24; n += 1) {
    const body = { score: n % 4 === 0 ? 3 : 10, answeredAt: middle.toISOString() };
    await api("POST", `/surveys/${surveyId}/responses`, body);
  }
  const one = await goal({ surveyId, target: 40 });
  const { data } = await api<KeyFigures>("GET", `/surveys/${surveyId}/key-figures`);
  const reply = await server.fetch("/openmetrics");
  expect(reply.headers.get("content-type")).toContain("application/openmetrics-text");
  const text = await reply.text();
  expect(text.endsWith("# EOF\n")).toBe(true);
  const of = (measure: string) =>
    `survey_id="${surveyId}",survey="Spring \\"A\\"\\\\B",measure="${measure}"`;
  const [score] = data;
  expect(score?.last).toMatchObject({ n: 24, value: 50 });
  for (const part of ["value", "lower", "upper"] as const) {
    expect(text).toContain(`candor_figure{${of("score")},part="${part}"} ${score?.last[part]}\n`);
  }
  expect(text).toContain(`candor_figure_base{${of("score")}} 24\n`);
  // Nobody was invited: no sample, and never a 0.
  expect(text).not.toContain(`candor_figure{${of("response_rate")}`);
  expect(text).toContain(`candor_goal_target{goal_id="${one.id}"`);
  expect(text).toMatch(
    new RegExp(`candor_goal_state\\{goal_id="${one.id}"[^}]*="cannot_tell"\\} 1\n`),
  );
  const csv = await (await server.fetch("/goals/export.csv")).text();
  const { lower, upper } = score?.last ?? {};
  expect(csv).toContain(
    `${one.id},score,"Spring ""A""\\B",40,,,cannot_tell,${last.from.slice(0, 7)},24,50,${lower},${upper}`,
  );
  expect(csv).toContain("goal_id,measure,about,target,by,owner,state,month,base,value,lower,upper");
});
