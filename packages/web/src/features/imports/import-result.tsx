import type { Import } from "@candor/contract/import.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleStop from "lucide-react/icons/circle-stop";
import Download from "lucide-react/icons/download";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useEffect } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useImportWords } from "./import-words.ts";
import { UndoImport } from "./undo-import.tsx";

const ICON = {
  done: CircleCheck,
  cancelled: CircleStop,
  failed: TriangleAlert,
  undoing: CircleStop,
  undone: CircleStop,
};

/** What became of the file: every row is accounted for, and the refused ones can be taken back. */
export function ImportResult({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const words = useImportWords();
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const { status } = one;
  // The numbers elsewhere are older than this file.
  useEffect(() => {
    if (status === "undoing") return;
    for (const name of ["surveys", "numbers", "list", "imports"]) {
      void client.invalidateQueries({ queryKey: ["workspace", workspace.id, name] });
    }
  }, [client, workspace.id, status]);
  const state = status === "uploaded" || status === "running" ? "done" : status;
  const Icon = ICON[state];
  const counts = [
    ["imported", one.imported],
    ["updated", one.updated],
    ["unchanged", one.unchanged],
    ["rejected", one.rejected],
  ] as const;
  return (
    <section aria-label={t(`result.${state}`)} className="card max-w-2xl p-5 sm:p-8">
      <Icon
        aria-hidden
        className={`size-10 ${state === "done" ? "text-promoter" : "text-detractor"}`}
      />
      <h2 className="mt-3 text-xl font-semibold">{t(`result.${state}`)}</h2>
      {one.error ? <p className="mt-1 text-alarm wrap-anywhere">{one.error}</p> : null}
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{t(`result.${name}`)}</dt>
            <dd data-testid={name} className="number text-2xl font-semibold">
              {format.count(count)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="number mt-4 text-sm text-muted">
        {t("rowsRead", { n: one.read })}
        {one.undone > 0 ? ` · ${t("takenBack", { n: one.undone })}` : ""}
      </p>
      <Rows title={t("rejectedWhy")} rows={one.reasons} say={words.reason} />
      <Rows title={t("notedWhat")} rows={one.notes} say={words.noted} />
      <div className="mt-6 flex flex-wrap gap-2">
        {one.surveyId && one.imported + one.updated + one.unchanged > 0 ? (
          <Link
            to="/overview"
            search={{ workspace: workspace.id, survey: one.surveyId }}
            className="button button--strong"
          >
            {t("seeScore")}
          </Link>
        ) : null}
        {one.rejected > 0 ? (
          <a
            className="button button--plain"
            href={`/api/v1/imports/${one.id}/rejected.csv?workspace=${encodeURIComponent(workspace.id)}`}
            download
          >
            <Download aria-hidden className="size-4" />
            {t("rejectedFile")}
          </a>
        ) : null}
        {one.surveyId && one.kind === "answers" && one.imported > one.undone ? (
          <Link
            to="/responses"
            search={{ workspace: workspace.id, survey: one.surveyId, import: one.id }}
            className="button button--plain"
          >
            {t("seeAnswers")}
          </Link>
        ) : null}
        <Link to="/imports" search={carried} className="button button--plain">
          {t("another")}
        </Link>
        <UndoImport one={one} />
      </div>
      {one.rejected > 0 ? <p className="mt-3 text-sm text-muted">{t("mend")}</p> : null}
    </section>
  );
}

/** Rows by what is said of them, the most frequent first. */
function Rows({
  title,
  rows,
  say,
}: {
  title: string;
  rows: readonly { code: string; rows: number }[];
  say: (code: string) => string;
}) {
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="mt-5 text-sm font-semibold">{title}</h3>
      <ul className="mt-1 text-sm">
        {rows.map(({ code, rows: count }) => (
          <li key={code} className="number flex gap-2 py-0.5">
            <span className="min-w-12 text-end font-medium">{format.count(count)}</span>
            <span className="text-muted">{say(code)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
