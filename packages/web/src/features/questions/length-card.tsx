import type { Survey } from "@candor/contract/survey.ts";
import { How } from "../../here/how.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Table } from "../../parts/table.tsx";
import { textIn } from "./question-draft.ts";
import type { Measured, Saved } from "./question-queries.ts";
import { ShareBar } from "./share-bar.tsx";

type Row = Measured["questions"][number] & { text: string; estimate: number | undefined };

/** What each question costs in answers: counted from the survey's own where there are any, and estimated before. */
export function LengthCard({ survey, saved }: { survey: Survey; saved: Saved }) {
  const t = useMessages("web-questions");
  const format = useFormat();
  const { length, measured, questions } = saved;
  const rows: Row[] = questions.map((question) => {
    const counted = measured?.questions.find(({ id }) => id === question.id);
    const none = { id: question.id, came: 0, answered: 0, passed: 0, left: 0, of: null };
    return {
      ...(counted ?? none),
      text: textIn(question.text, survey.defaultLanguage),
      estimate: length.costs.find(({ id }) => id === question.id)?.leaveHere,
    };
  });
  return (
    <article aria-labelledby="length" className="card p-4 sm:p-5">
      <div className="mb-2 flex items-center gap-1">
        <h2 id="length" className="text-lg font-semibold">
          {t("length")}
        </h2>
        <How page="survey-length" />
      </div>
      {length.tooLong ? (
        <p className="mb-3 rounded-lg border border-detractor/30 bg-detractor-soft p-3 text-sm">
          {t("length.tooLong", { n: length.mostQuestions })}
        </p>
      ) : null}
      <p className="mb-4 text-sm text-muted">
        {measured
          ? finishedText()
          : t("length.none", { remain: format.share(length.remain / 100) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={t("length")} className="overflow-x-auto">
        <Table<Row, string>
          caption={t("length")}
          rows={rows}
          keyOf={(row) => row.id}
          nameOf={(row) => row.text}
          columns={[
            { key: "text", name: t("length.question"), cell: (row) => row.text },
            {
              key: "came",
              name: t("length.came"),
              numeric: true,
              cell: (row) => format.count(row.came),
            },
            {
              key: "answered",
              name: t("length.answered"),
              numeric: true,
              cell: (row) => format.count(row.answered),
            },
            {
              key: "passed",
              name: t("length.passed"),
              numeric: true,
              cell: (row) => format.count(row.passed),
            },
            {
              key: "left",
              name: t("length.left"),
              numeric: true,
              cell: (row) => format.count(row.left),
            },
            { key: "share", name: t("length.share"), cell: (row) => <LeftShare row={row} /> },
            {
              key: "estimate",
              name: t("length.estimate"),
              numeric: true,
              cell: (row) => (row.estimate === undefined ? "" : format.share(row.estimate / 100)),
            },
          ]}
        />
      </section>
      <p className="mt-3 text-xs text-muted">{t("length.note")}</p>
    </article>
  );

  function finishedText(): string {
    if (!measured) return "";
    const { started, finished, of } = measured;
    if (!of) return t("length.few", { started, finished });
    const range = { lower: format.share(of.lower), upper: format.share(of.upper) };
    return t("length.finished", { started, finished, share: format.share(of.share), ...range });
  }
}

function LeftShare({ row }: { row: Row }) {
  const t = useMessages("web-questions");
  if (!row.of) return <span className="text-sm text-muted">{t("tooFewHere")}</span>;
  return <ShareBar of={row.of} />;
}
