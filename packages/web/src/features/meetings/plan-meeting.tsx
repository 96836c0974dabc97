import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useView } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { meetingsKey } from "./meeting-queries.ts";

/** When it is, and what it is about; whose answers it looks at stands in the address, as everywhere. */
export function PlanMeeting({ done }: { done: () => void }) {
  const t = useMessages("web-meetings");
  const w = useMessages("web");
  const { workspace, survey } = useHere();
  const { language: own } = useLanguage();
  const today = useToday();
  const [view] = useView();
  const narrowed = narrowingOf(view);
  const narrowings = Object.values(narrowed).flat().length + (view.filter?.length ?? 0);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [day, setDay] = useState<string | undefined>(today);
  const [time, setTime] = useState("09:00");
  const [minutes, setMinutes] = useState(60);
  const [language, setLanguage] = useState(own as Language);
  const [question, setQuestion] = useState("");
  const [teamId, setTeamId] = useState("");
  const teams = useQuery(teamsQuery(workspace.id));
  const living = teams.data?.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const ready = title.trim() !== "" && day !== undefined && /^\d\d:\d\d$/.test(time);
  const plan = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/meetings", {
          body: {
            ...{ title: title.trim(), surveyId: survey?.id ?? "", filter: view.filter ?? [] },
            view: narrowed,
            // The clock of whoever plans it, as in every calendar.
            startsAt: new Date(`${day}T${time}`).toISOString(),
            ...{ minutes, language, question: question.trim() },
            teamId: teamId === "" ? null : teamId,
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: meetingsKey(workspace.id) });
      await navigate({
        to: "/meetings/$meetingId",
        params: { meetingId: id },
        search: carried,
      });
    },
  });
  return (
    <form
      aria-label={t("new")}
      className="card mb-4 max-w-3xl space-y-4 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) plan.mutate();
      }}
    >
      <TextField
        label={t("field.title")}
        hint={t("field.titleHint")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <p className="text-sm">{t("field.about", { survey: survey?.name ?? "", n: narrowings })}</p>
      {living.length > 0 ? (
        <ChoiceField
          label={t("field.team")}
          hint={t("field.teamHint")}
          options={[
            { value: "", label: t("team.everybody") },
            ...living.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={teamId}
          onChange={setTeamId}
        />
      ) : null}
      <ErrorNotice error={teams.error} retry={() => void teams.refetch()} />
      <div className="grid gap-4 sm:grid-cols-4">
        <DayField label={t("field.day")} value={day} onChange={setDay} required />
        <TextField
          label={t("field.time")}
          type="time"
          required
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
        <NumberField
          label={t("field.minutes")}
          value={minutes}
          min={5}
          max={600}
          onChange={setMinutes}
        />
        <ChoiceField
          label={t("field.language")}
          options={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
            value: value as Language,
            label,
          }))}
          value={language}
          onChange={setLanguage}
        />
      </div>
      <TextField
        label={t("field.question")}
        hint={t("field.questionHint")}
        maxLength={500}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <ErrorNotice error={plan.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={plan.isPending} disabled={!ready}>
          {t("new.save")}
        </Button>
        <Button look="quiet" onClick={done}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** All else that the address narrows by: a meeting keeps what a saved view would. */
function narrowingOf(view: View) {
  const { counting, theme, tone, urgency, language, churn, disagrees } = view;
  const flag = (value: "true" | "false" | undefined) => value && value === "true";
  return defined({
    ...{ counting, theme, tone, urgency, language },
    ...{ churn: flag(churn), disagrees: flag(disagrees) },
  });
}
