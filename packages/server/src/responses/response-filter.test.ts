import { beforeAll, expect, test } from "vitest";
import type { Database } from "../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testDatabase } from "../testing/test-database.ts";
import { recordBatch } from "./record-responses.ts";
import { listScopeOf } from "./response-filter.ts";
import { countResponses } from "./response-queries.ts";

let db: Database;
let survey: SurveyInWorkspace;

const PROPERTIES = [
  { visits: 3, member: true, plan: "pro", 'shop\'s "name"': "Rīga \\ centrs" },
  { visits: "3", member: "true", plan: "free" },
  { visits: 30, member: false, plan: "" },
  { visits: 2.5, plan: "03" },
  {},
];

beforeAll(async () => {
  db = await testDatabase();
  survey = await aSurvey(db);
  await recordBatch(
    db,
    survey.workspaceId,
    PROPERTIES.map((properties) => answer({ surveyId: survey.surveyId, properties })),
  );
});

function found(...filter: string[]): Promise<number> {
  return countResponses(db, listScopeOf(survey, { filter }));
}

test("a number, a yes and a text are found by what they look like, and only whole", async () => {
  expect(await found("visits=3")).toBe(2);
  expect(await found("visits=2.5")).toBe(1);
  expect(await found("visits=3.0")).toBe(0);
  expect(await found("visits=03")).toBe(0);
  expect(await found("plan=03")).toBe(1);
  expect(await found("member=true")).toBe(2);
  expect(await found("member=false")).toBe(1);
  expect(await found("plan=pr")).toBe(0);
  expect(await found("plan=null")).toBe(0);
});

test("quotes, backslashes and letters of any language stand for themselves", async () => {
  expect(await found('shop\'s "name"=Rīga \\ centrs')).toBe(1);
  expect(await found('plan={"pro":1}')).toBe(0);
});

test("an empty value finds the answers that have none, or do not have the property at all", async () => {
  expect(await found("plan=")).toBe(2);
  expect(await found("nobody has this=")).toBe(5);
});

test("values of one property are alternatives, properties hold together", async () => {
  expect(await found("plan=pro", "plan=free")).toBe(2);
  expect(await found("plan=pro", "plan=")).toBe(3);
  expect(await found("plan=pro", "visits=3")).toBe(1);
  expect(await found("plan=pro", "visits=30")).toBe(0);
});
