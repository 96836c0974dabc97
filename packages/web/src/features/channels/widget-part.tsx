import type { SurveyWidget } from "@candor/contract/channel.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { widgetQuery } from "./channel-queries.ts";
import { WidgetCounts } from "./widget-counts.tsx";
import { draftOfWidget, hasWrongTrait, settingsOf, type WidgetDraft } from "./widget-draft.ts";
import { WidgetFields } from "./widget-fields.tsx";
import { WidgetPreview } from "./widget-preview.tsx";
import { WidgetSnippet } from "./widget-snippet.tsx";

/** The question on a website: the line for its pages, when and where it asks, what came of it. */
export function WidgetPart({ survey }: { survey: Survey }) {
  const { workspace } = useHere();
  const widget = useQuery(widgetQuery({ workspace: workspace.id, survey: survey.id }));
  if (widget.isPending) return <GhostRows rows={6} />;
  if (widget.isError) {
    return <ErrorNotice error={widget.error} retry={() => void widget.refetch()} />;
  }
  return <Loaded survey={survey} widget={widget.data} />;
}

function Loaded({ survey, widget }: { survey: Survey; widget: SurveyWidget }) {
  const t = useMessages("web-channels");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOfWidget(widget));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/widget", {
          params: { path: { surveyId: survey.id } },
          body: settingsOf(draft),
        }),
      ),
    onSuccess: (fresh) => {
      setDraft(draftOfWidget(fresh));
      client.setQueryData(
        widgetQuery({ workspace: workspace.id, survey: survey.id }).queryKey,
        fresh,
      );
    },
  });
  const change = (patch: Partial<WidgetDraft>) => {
    save.reset();
    setDraft((before) => ({ ...before, ...patch }));
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <form
        className="min-w-0 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!hasWrongTrait(draft)) save.mutate();
        }}
      >
        {widget.snippet ? (
          <WidgetSnippet survey={survey} snippet={widget.snippet} />
        ) : (
          <p className="card p-4 text-muted sm:p-5">{t("widget.text")}</p>
        )}
        <fieldset disabled={!may.write} className="space-y-4">
          <WidgetFields draft={draft} onChange={change} />
          <ErrorNotice error={save.error} />
          <div className="flex items-center gap-3">
            <Button
              type="submit"
              look="strong"
              busy={save.isPending}
              disabled={hasWrongTrait(draft)}
            >
              {widget.key ? w("save") : t("widget.setUp")}
            </Button>
            <span role="status" className="text-sm text-muted">
              {save.isSuccess ? w("saved") : ""}
            </span>
          </div>
        </fieldset>
      </form>
      <div className="min-w-0 space-y-4 lg:sticky lg:top-20">
        <WidgetPreview survey={survey} draft={draft} />
        {widget.key ? <WidgetCounts survey={survey} /> : null}
      </div>
    </div>
  );
}
