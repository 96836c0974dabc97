import type { MeetingPage } from "@candor/contract/meeting.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import { meetingMessage } from "../messages/meeting-messages.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { goalsTable } from "../reports/goals-table.ts";
import { type Cell, type WrittenReport, writeReport } from "../reports/written-report.ts";
import { type Names, namesIn } from "../shares/names.ts";
import { marginOf, type Written, writtenIn } from "../shares/written.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import type { Agenda, OwedThing } from "./meeting.ts";
import type { Voice } from "./read-voices.ts";

/** A meeting in words; wall, phone, pack and minutes are shapes of the same cells. */
export interface WrittenMeeting {
  pages: MeetingPage[];
  /** The report of its days, for what only paper has room for. */
  report: WrittenReport;
}

type Say = (key: string, args?: Record<string, string | number>) => string;
interface Spoken {
  say: Say;
  written: Written;
  names: Names;
  timeZone: string;
}

/** Writes what was frozen in one language. */
export function writeMeeting(
  agenda: Agenda,
  voices: readonly Pick<Voice, "words" | "score" | "language">[],
  { survey, language }: { survey: SurveyRow; language: string },
): WrittenMeeting {
  const report = writeReport(agenda.report, survey, language);
  const spoken: Spoken = {
    say: (key, args = {}) => meetingMessage(language, key, args),
    written: writtenIn(language),
    names: namesIn(language, survey, agenda.report),
    timeZone: agenda.report.timeZone,
  };
  return {
    report,
    pages: [
      decided(agenda, spoken),
      since(agenda, report, spoken),
      moved(agenda, report, spoken),
      promises(agenda, spoken),
      cases(agenda, spoken),
      improvements(agenda, spoken),
      said(voices, spoken),
      question(agenda, spoken),
    ],
  };
}

function page(key: MeetingPage["key"], title: string, more: Partial<MeetingPage>): MeetingPage {
  return {
    ...{ key, title, lead: "", headline: null, groups: [], lines: [], tables: [] },
    ...{ voices: [], question: null },
    ...more,
  };
}

type Table = MeetingPage["tables"][number];

/** A table without a heading of its own, unless it is one of several on its page. */
function table(heads: string[], rows: Cell[][], more: Partial<Table> = {}): Table {
  return { title: "", lead: "", heads, rows, notes: [], ...more };
}

function decided({ decisions }: Agenda, { say, written }: Spoken): MeetingPage {
  const became = (one: Agenda["decisions"][number]): Cell => {
    const outcome = one.outcome === null ? null : say(`outcome.${one.outcome}`);
    if (one.state === "superseded") return { text: say("decided.superseded"), quiet: true };
    if (one.due) return { text: say("decided.due"), ...(outcome ? { under: outcome } : {}) };
    if (outcome) return { text: outcome };
    return one.reviewOn
      ? { text: say("decided.wait", { day: written.day(one.reviewOn) }), quiet: true }
      : { text: say("decided.held", { day: written.day(one.decidedOn) }), quiet: true };
  };
  if (decisions.length === 0) {
    return page("decided", say("decided.title"), { lines: [say("decided.none")] });
  }
  const rows = decisions.map((one) => [
    { text: one.choice, under: `#${one.number} ${one.question}` },
    became(one),
  ]);
  return page("decided", say("decided.title"), {
    tables: [table([say("decided.decision"), say("decided.became")], rows)],
  });
}

function since(agenda: Agenda, report: WrittenReport, { say, written }: Spoken): MeetingPage {
  const { headline, tooFew, groups, change, about } = report;
  return page("since", say(agenda.afterLast ? "since.title" : "since.titleFirst"), {
    lead: about.join(" · "),
    ...{ headline, groups },
    lines: [...(tooFew === null ? [] : [tooFew]), ...change],
    tables: goalsTable(agenda.report.goals ?? [], report.language, written),
  });
}

function moved(agenda: Agenda, report: WrittenReport, spoken: Spoken): MeetingPage {
  const { say, written, names } = spoken;
  const { rows, compared } = agenda.moved;
  const groups = rows.map(({ property, value, score, change }): Cell[] => [
    { text: names.value(property, value), under: names.property(property) },
    scored(score, spoken),
    {
      text: written.signed(change.difference, marginOf(change)),
      limits: limits(change, spoken),
      ...(change.verdict === "no_clear_change" ? {} : { tone: change.verdict }),
    },
  ]);
  const themes = report.tables.filter(
    ({ curve, title }) =>
      !curve &&
      !goalsTable(agenda.report.goals ?? [], report.language, written).some(
        (goals) => goals.title === title,
      ),
  );
  const alerts = agenda.alerts.map(({ name, at, value, now }): Cell[] => [
    { text: value === null ? name : `${name}: ${value}` },
    { text: written.moment(new Date(at), spoken.timeZone) },
    scored(now, spoken),
  ]);
  return page("moved", say("moved.title"), {
    lines: [
      say(rows.length === 0 ? "moved.none" : "moved.some", { n: compared }),
      ...(alerts.length === 0 ? [say("alerts.none")] : []),
    ],
    tables: [
      ...(groups.length === 0
        ? []
        : [table([say("moved.group"), say("moved.score"), say("moved.change")], groups)]),
      ...(alerts.length === 0
        ? []
        : [
            table([say("alerts.alert"), say("alerts.day"), say("alerts.figures")], alerts, {
              title: say("alerts.title"),
            }),
          ]),
      ...themes.map(({ title, lead, heads, rows: cells, notes }) => ({
        ...{ title, lead, heads, rows: cells, notes },
      })),
    ],
  });
}

function scored(report: Pick<ScoreReport, "score" | "interval" | "answers">, spoken: Spoken): Cell {
  const { say, written } = spoken;
  const answers = say("answers", { n: report.answers });
  if (report.score === null || report.interval === null) return { text: answers, quiet: true };
  return {
    text: written.points(report.score, marginOf(report.interval)),
    limits: limits(report.interval, spoken),
    under: answers,
  };
}

function limits(interval: { lower: number; upper: number }, { written }: Spoken): string {
  const margin = marginOf(interval);
  return shareMessage(written.language, "limits", {
    lower: written.points(interval.lower, margin),
    upper: written.points(interval.upper, margin),
  });
}

function promises({ promises: { due, missed, more } }: Agenda, spoken: Spoken): MeetingPage {
  const { say } = spoken;
  const heads = [say("promises.promise"), say("owner"), say("due")];
  const some = [
    { title: say("promises.missed"), things: missed },
    { title: say("promises.due"), things: due },
  ].filter(({ things }) => things.length > 0);
  return page("promises", say("promises.title"), {
    lines: some.length === 0 ? [say("promises.none")] : [],
    tables: some.map(({ title, things }, at) =>
      table(
        heads,
        things.map((thing) => owed(thing, spoken)),
        {
          title,
          notes: more > 0 && at === some.length - 1 ? [say("promises.more", { n: more })] : [],
        },
      ),
    ),
  });
}

function owed({ words, owner, dueAt, caseNumber }: OwedThing, spoken: Spoken): Cell[] {
  const { say, written, timeZone } = spoken;
  const number = caseNumber === null ? null : say("cases.number", { n: caseNumber });
  return [
    words === ""
      ? { text: number ?? "" }
      : { text: words, ...(number === null ? {} : { under: number }) },
    owner === null ? { text: say("nobody"), quiet: true } : { text: owner },
    { text: written.moment(new Date(dueAt), timeZone) },
  ];
}

function cases({ cases: { late, count } }: Agenda, spoken: Spoken): MeetingPage {
  const { say } = spoken;
  if (count === 0) return page("cases", say("cases.title"), { lines: [say("cases.none")] });
  return page("cases", say("cases.title"), {
    lines: [say("cases.count", { n: count })],
    tables: [
      table(
        [say("cases.case"), say("owner"), say("due")],
        late.map((one) => owed(one, spoken)),
      ),
    ],
  });
}

function improvements({ improvements: all }: Agenda, { say, written }: Spoken): MeetingPage {
  const title = say("improvements.title");
  if (all.length === 0) return page("improvements", title, { lines: [say("improvements.none")] });
  const rows = all.map((one): Cell[] => {
    const stands =
      one.state === "check" && one.verdict !== null
        ? say(`improvements.check.${one.verdict}`)
        : one.state === "do" && one.checkOn !== null
          ? say("improvements.do", { day: written.day(one.checkOn) })
          : say("improvements.plan");
    return [
      { text: one.title, under: `#${one.number}` },
      one.owner === null ? { text: say("nobody"), quiet: true } : { text: one.owner },
      { text: stands },
    ];
  });
  const heads = [say("improvements.improvement"), say("owner"), say("improvements.stands")];
  return page("improvements", title, { tables: [table(heads, rows)] });
}

function said(
  voices: readonly Pick<Voice, "words" | "score" | "language">[],
  { say }: Spoken,
): MeetingPage {
  return page("voices", say("voices.title"), {
    lead: voices.length === 0 ? "" : say("voices.lead"),
    lines: voices.length === 0 ? [say("voices.none")] : [],
    voices: voices.map(({ words, score, language }) => ({ text: words, score, language })),
  });
}

function question({ question: asked }: Agenda, { say, names }: Spoken): MeetingPage {
  const words =
    "words" in asked
      ? asked.words
      : asked.key === "theme"
        ? say("question.theme", { theme: names.theme(asked.theme), n: asked.negative })
        : asked.key === "moved"
          ? say("question.moved", { value: names.value(asked.property, asked.value) })
          : say("question.ten");
  return page("question", say("question.title"), { question: words });
}
