import type { Language } from "@candor/contract/common.ts";
import type { Report } from "@candor/contract/report.ts";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { ChoiceField } from "../../parts/choice.tsx";
import { Letter } from "../../parts/letter.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

export const REPORT_LANGUAGES = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as Language,
  label,
  lang: value,
}));

const RESTED_MS = 400;

type Draft = Pick<Report, "surveyId" | "name" | "blocks" | "view" | "schedule" | "language">;

/** The mail as it would be if it went out now, in any of the four languages. */
export function ReportPreview({ draft }: { draft: Draft }) {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const id = useId();
  const [language, setLanguage] = useState<Language>();
  const rested = useDelayed(draft, RESTED_MS);
  const body = {
    ...rested,
    view: defined(rested.view),
    name: rested.name.trim() === "" ? "…" : rested.name.trim(),
    language: language ?? rested.language,
  };
  const preview = useQuery({
    queryKey: [...workspaceKey(workspace.id), "report-preview", body],
    queryFn: ({ signal }) =>
      ask(api(workspace.id).POST("/api/v1/reports/preview", { body, signal })),
    placeholderData: (before) => before,
    enabled: rested.surveyId !== "",
  });
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="mb-2 text-sm font-medium">
        {t("preview")}
      </h3>
      <ChoiceField
        label={t("previewIn")}
        options={REPORT_LANGUAGES}
        value={language ?? draft.language}
        onChange={setLanguage}
      />
      <ErrorNotice error={preview.error} className="mt-2" />
      {preview.data ? (
        <>
          <p className="mt-3 text-sm font-medium wrap-anywhere">{preview.data.subject}</p>
          <div className="mt-2">
            <Letter title={t("preview")} html={preview.data.html} />
          </div>
        </>
      ) : null}
    </section>
  );
}
