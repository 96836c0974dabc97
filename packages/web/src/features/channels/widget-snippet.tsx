import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { widgetQuery } from "./channel-queries.ts";

/** The line for the pages, and a new key when the old one got into wrong hands. */
export function WidgetSnippet({ survey, snippet }: { survey: Survey; snippet: string }) {
  const t = useMessages("web-channels");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const renew = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/surveys/{surveyId}/widget/key", {
          params: { path: { surveyId: survey.id } },
        }),
      ),
    onSuccess: (fresh) => {
      setSure(false);
      client.setQueryData(
        widgetQuery({ workspace: workspace.id, survey: survey.id }).queryKey,
        fresh,
      );
    },
  });
  return (
    <section className="card p-4 sm:p-5">
      <CopyField label={t("widget.snippet")} value={snippet} />
      {may.write ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {sure ? (
            // Pages out there carry the old key, so one question is right.
            <>
              <Button look="alarm" busy={renew.isPending} onClick={() => renew.mutate()}>
                {t("widget.newKey.sure")}
              </Button>
              <Button look="quiet" onClick={() => setSure(false)}>
                {w("cancel")}
              </Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => setSure(true)}>
              {t("widget.newKey")}
            </Button>
          )}
        </div>
      ) : null}
      <ErrorNotice error={renew.error} className="mt-3" />
    </section>
  );
}
