import type { Report, ReportBlock } from "@candor/contract/report.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { ReportAnswers } from "./report-answers.tsx";
import { REPORT_LANGUAGES, ReportPreview } from "./report-preview.tsx";

/** In the order they stand in; the contract's own list would bring its schemas along. */
const BLOCKS: readonly ReportBlock[] = ["score", "trend", "breakdown", "themes", "goals", "told"];
const CADENCES = ["daily", "weekly", "monthly"] as const;
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
/** 1 January 2024 was a Monday. */
const weekdayName = (language: string, day: string) =>
  new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, Number(day)),
  );

/** What goes out, when, and in which language, with the mail itself beside it as it would be now. */
export function ReportEditor({ report, done }: { report?: Report; done: () => void }) {
  const t = useMessages("web-reports");
  const { workspace, surveys, survey } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => ({
    surveyId: report?.surveyId ?? survey?.id ?? "",
    name: report?.name ?? survey?.name ?? "",
    blocks: report?.blocks ?? [...BLOCKS],
    view: report?.view ?? {},
    schedule: report?.schedule ?? {
      cadence: "weekly" as const,
      weekday: 1,
      monthDay: 1,
      hour: 8,
    },
    language: report?.language ?? language,
  }));
  const { schedule } = draft;
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const plan = (patch: Partial<Report["schedule"]>) => set({ schedule: { ...schedule, ...patch } });
  const save = useMutation({
    mutationFn: async () => {
      const { surveyId, ...patch } = draft;
      const name = draft.name.trim();
      if (!report) {
        await ask(
          api(workspace.id).POST("/api/v1/reports", {
            body: { ...draft, name, view: defined(draft.view) },
          }),
        );
        return;
      }
      await ask(
        api(workspace.id).PATCH("/api/v1/reports/{reportId}", {
          params: { path: { reportId: report.id } },
          body: { ...patch, name, view: defined(patch.view) },
        }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [...workspaceKey(workspace.id), "reports"] });
      done();
    },
  });
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          label={t("name")}
          required
          maxLength={120}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {report ? null : (
          <ChoiceField
            label={t("survey")}
            options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.surveyId}
            onChange={(surveyId) => set({ surveyId, view: {} })}
          />
        )}
        <ChoiceField
          label={t("cadence")}
          options={CADENCES.map((value) => ({ value, label: t(`cadence.${value}`) }))}
          value={schedule.cadence}
          onChange={(cadence) => plan({ cadence })}
        />
        <div className="grid grid-cols-2 gap-4">
          {schedule.cadence === "weekly" ? (
            <ChoiceField
              label={t("weekday")}
              options={WEEKDAYS.map((value) => ({ value, label: weekdayName(language, value) }))}
              value={`${schedule.weekday}` as (typeof WEEKDAYS)[number]}
              onChange={(weekday) => plan({ weekday: Number(weekday) })}
            />
          ) : null}
          {schedule.cadence === "monthly" ? (
            <ChoiceField
              label={t("monthDay")}
              options={numbers(1, 28)}
              value={String(schedule.monthDay)}
              onChange={(monthDay) => plan({ monthDay: Number(monthDay) })}
            />
          ) : null}
          <ChoiceField
            label={t("hour")}
            options={numbers(0, 23).map(({ value }) => ({
              value,
              label: `${value.padStart(2, "0")}:00`,
            }))}
            value={String(schedule.hour)}
            onChange={(hour) => plan({ hour: Number(hour) })}
          />
        </div>
        <ChoiceField
          label={t("language")}
          options={REPORT_LANGUAGES}
          value={draft.language}
          onChange={(chosen) => set({ language: chosen })}
        />
        <ReportAnswers
          surveyId={draft.surveyId}
          view={draft.view}
          onChange={(view) => set({ view })}
        />
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t("blocks")}</legend>
          {BLOCKS.map((block) => (
            <label
              key={block}
              className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11"
            >
              <input
                type="checkbox"
                className="size-4.5"
                disabled={block === "score"}
                checked={draft.blocks.includes(block)}
                onChange={(event) =>
                  set({ blocks: ticked(draft.blocks, block, event.target.checked) })
                }
              />
              {t(`block.${block}`)}
            </label>
          ))}
        </fieldset>
        <ErrorNotice error={save.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="strong" busy={save.isPending}>
            {t(report ? "save" : "make")}
          </Button>
          <Button look="quiet" onClick={done}>
            {t("cancel")}
          </Button>
        </div>
      </form>
      <ReportPreview draft={draft} />
    </div>
  );
}

function ticked(blocks: ReportBlock[], block: ReportBlock, on: boolean): ReportBlock[] {
  return BLOCKS.filter((one) => (one === block ? on : blocks.includes(one)));
}

function numbers(from: number, to: number): { value: string; label: string }[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({
    value: String(from + at),
    label: String(from + at),
  }));
}
