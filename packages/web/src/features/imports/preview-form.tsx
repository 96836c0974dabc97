import type { Import, ImportMapping } from "@candor/contract/import.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useState } from "react";
import { importQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { DateChoices, needsDate } from "./date-choices.tsx";
import { useImportWords } from "./import-words.ts";
import { PreviewTable } from "./preview-table.tsx";
import { SurveyChoice } from "./survey-choice.tsx";

/** What the file is and what would become of each row; every column can be told what it is. */
export function PreviewForm({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const { workspace, surveys } = useHere();
  const client = useQueryClient();
  const [mapping, setMapping] = useState<ImportMapping>({ columns: {} });
  const [target, setTarget] = useState(surveys.length === 1 ? (surveys[0]?.id ?? "") : "");
  const key = importQuery(workspace.id, one.id).queryKey;
  const look = useMutation({
    mutationFn: (next: ImportMapping) =>
      ask(
        api(workspace.id).POST("/api/v1/imports/{importId}/preview", {
          params: { path: { importId: one.id } },
          body: defined(next),
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(key, fresh),
  });
  // People belong to no survey; of several surveys none is chosen by itself.
  const needsSurvey = one.kind === "answers";
  const surveyMissing = needsSurvey && target.trim() === "";
  const commit = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/imports/{importId}/commit", {
          params: { path: { importId: one.id } },
          body: defined({ survey: needsSurvey ? target.trim() : undefined, mapping }),
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(key, fresh),
  });
  const change = (patch: Partial<ImportMapping>) => {
    const next = { ...mapping, ...patch };
    setMapping(next);
    look.mutate(next);
  };
  const { preview } = one;
  if (!preview) return <ErrorNotice error={new Error(t("noPreview"))} />;
  const hasScore = preview.columns.some((column) => column.field === "score");
  const dateMissing = needsDate(preview) && !mapping.defaultDate;
  const nothing = preview.sample.accepted === 0;

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!dateMissing && !surveyMissing) commit.mutate();
      }}
    >
      <Findings preview={preview} />
      <PreviewTable
        preview={preview}
        stale={look.isPending}
        onField={(index, field) =>
          change({ columns: { ...mapping.columns, [String(index)]: field } })
        }
      />
      <ErrorNotice error={look.error} />
      <div className="card grid gap-5 p-4 sm:p-5 md:grid-cols-2">
        {needsSurvey ? <SurveyChoice value={target} onChange={setTarget} /> : null}
        <DateChoices preview={preview} mapping={mapping} onChange={change} />
      </div>
      <ErrorNotice error={commit.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="strong"
          busy={commit.isPending || look.isPending}
          disabled={dateMissing || nothing || surveyMissing}
        >
          {t(one.kind === "answers" ? "commit" : "commitPeople")}
        </Button>
        <p className="text-sm text-muted">
          {dateMissing
            ? t("dateFirst")
            : nothing
              ? hasScore
                ? t("nothingFits")
                : t("scoreFirst")
              : t("sendsNothing")}
        </p>
      </div>
    </form>
  );
}

/** What stands between columns, as the catalogue calls it. */
const DELIMITER: Record<string, string> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
};

/** What was recognised, what is doubtful, and how much would be rejected and why. */
function Findings({ preview }: { preview: NonNullable<Import["preview"]> }) {
  const t = useMessages("web-imports");
  const words = useImportWords();
  const format = useFormat();
  const { sample } = preview;
  const share = sample.rows === 0 ? 0 : sample.accepted / sample.rows;
  return (
    <section aria-label={t("findings")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="number text-3xl font-semibold">{format.share(share)}</p>
        <p className="text-muted">
          {t("accepted", { accepted: sample.accepted, rows: sample.rows })}
        </p>
      </div>
      <div aria-hidden className="mt-3 flex h-2.5 overflow-hidden rounded-full bg-sunken">
        <div className="bg-promoter" style={{ width: `${share * 100}%` }} />
        <div
          className="bg-detractor pattern-detractor"
          style={{ width: `${(1 - share) * 100}%` }}
        />
      </div>
      {sample.reasons.length > 0 ? (
        <>
          <h2 className="mt-4 text-sm font-semibold">{t("rejectedWhy")}</h2>
          <ul className="mt-1 text-sm">
            {sample.reasons.map((reason) => (
              <li key={reason.code} className="number flex gap-2 py-0.5">
                <span className="min-w-12 text-end font-medium">{format.count(reason.rows)}</span>
                <span className="text-muted">{words.reason(reason.code)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {preview.warnings.length > 0 ? (
        <ul className="mt-4 space-y-2">
          {preview.warnings.map((warning) => (
            <li
              key={warning.code + JSON.stringify(warning.args)}
              className="flex items-start gap-2.5 rounded-lg bg-detractor-soft px-3 py-2 text-sm"
            >
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-detractor" />
              <span className="min-w-0 wrap-anywhere">{words.warning(warning)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-4 text-xs text-muted">
        {t("recognised", {
          tool: words.tool(preview.tool),
          encoding: preview.encoding,
          delimiter: DELIMITER[preview.delimiter ?? ""] ?? "none",
          heads: preview.headerRows,
        })}
      </p>
    </section>
  );
}
