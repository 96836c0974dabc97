import { beforeEach, expect, test } from "vitest";
import type { Database } from "../storage/database.ts";
import { testPipeline } from "../testing/answers.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import type { Answers } from "./answers.ts";
import { followUp, forgetOldSteps, type OwedSteps } from "./answers-followed.ts";
import { openAnswers } from "./open-answers.ts";
import type { Happening, Step } from "./step.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

const step = (given: Partial<Step> & Pick<Step, "name" | "run">): Step => ({
  hears: ["recorded", "revised"],
  hearsQuiet: [],
  when: "within",
  ifItFails: "retry",
  ...given,
});

function world(steps: readonly Step[]) {
  const jobs: { name: string; data: unknown }[] = [];
  const failed: string[] = [];
  const pipeline = {
    ...testPipeline(steps, jobs),
    onError: (_: unknown, name: string) => failed.push(name),
  };
  const answers: Answers = openAnswers(db, pipeline);
  const owed = () => jobs.map(({ data }) => data as OwedSteps);
  return { answers, owed, failed };
}

const count = async (table: "response" | "change") =>
  (await db.selectFrom(table).select("id").execute()).length;

/** Something that can be counted and is undone with its transaction. */
const noteChange = (title: string) => async (trx: Database) => {
  await trx
    .insertInto("change")
    .values({
      workspace_id: survey.workspaceId,
      id: crypto.randomUUID(),
      day: "2026-05-15",
      title,
      kind: "other",
      created_by: "a step",
      created_at: new Date(),
    })
    .execute();
};

test("a step that fails costs no customer their answer: it is undone alone, told, and done by a job", async () => {
  let broken = true;
  const { answers, owed, failed } = world([
    step({ name: "before", run: noteChange("before") }),
    step({
      name: "themes",
      run: async (trx) => {
        await noteChange("half done")(trx);
        if (broken) throw new Error("the list of themes cannot be read");
      },
    }),
    step({ name: "behind", run: noteChange("behind") }),
  ]);
  const given = answer({ surveyId: survey.surveyId });
  expect(await answers.record(survey.workspaceId, given)).toMatchObject({ created: true });
  const changes = await db.selectFrom("change").select("title").orderBy("title").execute();
  expect(changes.map(({ title }) => title)).toEqual(["before", "behind"]);
  expect(failed).toEqual(["themes"]);
  expect(owed()).toMatchObject([{ steps: ["themes"], events: [{ id: given.id }] }]);
  broken = false;
  const steps = [step({ name: "themes", run: noteChange("themes") })];
  for (const job of owed()) await followUp({ db, steps }, job);
  expect(await count("change")).toBe(3);
});

test("a step that an answer may not stand without takes the answer with it", async () => {
  const { answers } = world([
    step({
      name: "invitations",
      ifItFails: "refuse",
      run: async () => {
        throw new Error("no");
      },
    }),
  ]);
  const given = answer({ surveyId: survey.surveyId });
  await expect(answers.record(survey.workspaceId, given)).rejects.toThrow("no");
  expect(await count("response")).toBe(0);
});

test("what is done after the answers is one job a batch, and happens once however often the job runs", async () => {
  const heard: Happening[] = [];
  const steps = [
    step({
      name: "cases",
      when: "after",
      run: async (trx, happening) => {
        heard.push(happening);
        await noteChange("case")(trx);
      },
    }),
  ];
  const { answers, owed } = world(steps);
  const batch = [2, 9].map((score) => answer({ surveyId: survey.surveyId, score, comment: "Hm" }));
  await answers.recordMany(survey.workspaceId, batch);
  expect(heard).toEqual([]);
  const [job] = owed();
  expect(owed()).toHaveLength(1);
  expect(JSON.stringify(job)).not.toContain("Hm");
  if (!job) throw new Error("there is no job");
  // Twice at once, and once more after a kill that came before the queue heard of the end.
  await Promise.all([followUp({ db, steps }, job), followUp({ db, steps }, job)]);
  await followUp({ db, steps }, job);
  expect(await count("change")).toBe(1);
  expect(heard[0]?.events.map(({ after }) => [after.score, after.comment])).toEqual(
    expect.arrayContaining([
      [2, "Hm"],
      [9, "Hm"],
    ]),
  );
  await forgetOldSteps(db, survey.workspaceId, new Date(Date.now() + 31 * 24 * 3600_000));
  expect(await db.selectFrom("answer_step").selectAll().execute()).toEqual([]);
});

test("a step of a job that fails does not keep the others from being done, nor makes them be done again", async () => {
  let broken = true;
  const after = { when: "after" } as const;
  const steps = [
    step({
      ...after,
      name: "first",
      run: async () => {
        if (broken) throw new Error("not now");
      },
    }),
    step({ ...after, name: "second", run: noteChange("second") }),
  ];
  const { answers, owed } = world(steps);
  await answers.record(survey.workspaceId, answer({ surveyId: survey.surveyId }));
  const [job] = owed();
  if (!job) throw new Error("there is no job");
  await expect(followUp({ db, steps }, job)).rejects.toThrow("not now");
  broken = false;
  await followUp({ db, steps }, job);
  expect(await count("change")).toBe(1);
});

test("a change is heard with what was, what is, who did it and when, within the transaction and after it", async () => {
  const heard: Happening[] = [];
  const listen = async (_: unknown, happening: Happening) => {
    heard.push(happening);
  };
  const steps = [
    step({ name: "within", hears: ["revised"], run: listen }),
    step({ name: "after", hears: ["revised"], when: "after", run: listen }),
  ];
  const { answers, owed } = world(steps);
  const given = answer({ surveyId: survey.surveyId, score: 9 });
  const { workspaceId } = survey;
  await answers.record(workspaceId, given);
  const now = new Date("2026-06-01T10:00:00Z");
  await answers.revise(workspaceId, [given.id], () => ({ score: 3 }), { actor: "ann", now });
  for (const job of owed()) await followUp({ db, steps }, job);
  expect(heard).toHaveLength(2);
  for (const happening of heard) {
    expect(happening).toMatchObject({
      kind: "revised",
      workspaceId,
      now,
      quiet: null,
      events: [
        {
          before: { score: 9 },
          after: { score: 3 },
          changes: { score: { from: 9, to: 3 } },
          was: { score: 9, counted: true },
          became: { score: 3, counted: true },
          actor: "ann",
        },
      ],
    });
  }
});

test("quiet changes are heard by the steps that say so, with the reason", async () => {
  const heard: [string, string | null][] = [];
  const note =
    (name: string) =>
    async (_: unknown, { quiet }: Happening) => {
      heard.push([name, quiet]);
    };
  const { answers } = world([
    step({ name: "webhooks", run: note("webhooks") }),
    step({ name: "themes", hearsQuiet: ["import"], run: note("themes") }),
  ]);
  const { workspaceId, surveyId } = survey;
  await answers.recordMany(workspaceId, [answer({ surveyId })], { quiet: "import" });
  await answers.recordMany(workspaceId, [answer({ surveyId })], { quiet: "sample" });
  await answers.recordMany(workspaceId, [answer({ surveyId })]);
  expect(heard).toEqual([
    ["themes", "import"],
    ["webhooks", null],
    ["themes", null],
  ]);
});

test("an answer sent again is heard once", async () => {
  const heard: number[] = [];
  const { answers } = world([
    step({
      name: "count",
      run: async (_, { events }) => {
        heard.push(events.length);
      },
    }),
  ]);
  const given = answer({ surveyId: survey.surveyId });
  await answers.recordMany(survey.workspaceId, [given, given]);
  await answers.record(survey.workspaceId, given);
  expect(heard).toEqual([1]);
});
