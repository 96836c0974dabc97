import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useView } from "../../here/use-view.ts";
import { carried, filtersByProperty } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { rulesQuery } from "./alert-queries.ts";

const KINDS = ["score_drop", "score_rise", "detractors_rise"] as const;
const DAYS = ["90", "365", "730", "1825"] as const;

/** A rule, and before it is saved what it would have said over the past year. */
export function NewRule() {
  const t = useMessages("web-alerts");
  const { survey } = useHere();
  if (survey) return <Rule />;
  return (
    <>
      <PageHead title={t("new")} lead={t("newLead")} />
      <Empty title={t("noSurvey")} actions={<NewSurveyLink />}>
        {t("noSurveyText")}
      </Empty>
    </>
  );
}

function Rule() {
  const t = useMessages("web-alerts");
  const { workspace, me } = useHere();
  const ids = useSurveyIds();
  const [view] = useView();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { label, value: nameOf } = useDimensionName();
  const format = useFormat();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("score_drop");
  const [eachOf, setEachOf] = useState("");
  const [days, setDays] = useState<(typeof DAYS)[number]>("730");
  const [mail, setMail] = useState("");
  const dimensions = useQuery(dimensionsQuery(ids));
  const watched = {
    kind,
    surveyId: ids.survey,
    filter: view.filter ?? [],
    eachOf: eachOf === "" ? null : eachOf,
    falseAlarmDays: Number(days),
  };
  const filtered = [...filtersByProperty(view.filter)]
    .map(
      ([property, values]) =>
        `${label(property)}: ${format.either(values.map((one) => nameOf(property, one)))}`,
    )
    .join(" · ");
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/alert-rules", {
          body: {
            ...watched,
            name: name.trim(),
            mailTo: mail.split(/[\s,;]+/).filter((one) => one !== ""),
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rulesQuery(workspace.id).queryKey });
      await navigate({ to: "/alerts", search: carried });
    },
  });
  return (
    <>
      <PageHead title={t("new")} lead={t("newLead")} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="card p-4 sm:p-5">
          <SaveForm name={t("new")} save={save} onSave={() => save.mutate()} label={t("save")}>
            <TextField
              label={t("name")}
              placeholder={t("nameExample")}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <ChoiceField
              label={t("kind")}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              value={kind}
              onChange={setKind}
            />
            <ChoiceField
              label={t("scope")}
              hint={filtered === "" ? undefined : t("filtered", { filter: filtered })}
              options={[
                { value: "", label: t("everything") },
                ...(dimensions.data?.data ?? [])
                  .filter((one) => one.declared && one.values.length > 1)
                  .map((one) => ({
                    value: one.dimension,
                    label: t("eachOf", { property: label(one.dimension) }),
                  })),
              ]}
              value={eachOf}
              onChange={setEachOf}
            />
            <ChoiceField
              label={t("falseAlarms")}
              hint={t("falseAlarmsHint")}
              options={DAYS.map((value) => ({ value, label: t(`often.${value}`) }))}
              value={days}
              onChange={setDays}
            />
            <TextField
              label={t("mailTo")}
              hint={t("mailHint")}
              placeholder={me.user.email}
              value={mail}
              onChange={(event) => setMail(event.target.value)}
            />
          </SaveForm>
        </div>
        <Preview watched={watched} />
      </div>
    </>
  );
}

function Preview({
  watched,
}: {
  watched: {
    kind: (typeof KINDS)[number];
    surveyId: string;
    filter: string[];
    eachOf: string | null;
    falseAlarmDays: number;
  };
}) {
  const t = useMessages("web-alerts");
  const format = useFormat();
  const { workspace } = useHere();
  const query = useQuery({
    queryKey: ["workspace", workspace.id, "alert-preview", watched],
    queryFn: ({ signal }) =>
      ask(api(workspace.id).POST("/api/v1/alert-rules/preview", { body: watched, signal })),
  });
  return (
    <section className="card p-4 sm:p-5" aria-label={t("preview")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("preview")} <How inline page="early-warning" />
      </h2>
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {({ wouldHaveSpoken, falseAlarms, watched: count, waiting }) => (
          <>
            <p className="mt-2" data-testid="would-have-spoken">
              {count === 0
                ? t("previewWaiting")
                : t("previewSpoken", { n: wouldHaveSpoken.length, watched: count })}
            </p>
            <p className="mt-1 text-sm text-muted">
              {t("previewBudget", {
                times: format.decimal(falseAlarms.perYear),
                days: watched.falseAlarmDays,
                answers:
                  falseAlarms.answers === null
                    ? "none"
                    : format.count(Math.round(falseAlarms.answers)),
              })}
              {waiting > 0 && count > 0 ? ` ${t("waiting", { n: waiting })}` : ""}
            </p>
            <ul className="mt-3 divide-y divide-line">
              {wouldHaveSpoken.slice(-10).map(({ at, value, evidence }) => (
                <li key={`${at} ${value}`} className="number py-2 text-sm">
                  {t("previewOne", {
                    day: format.day(at),
                    value: value ?? "",
                    since: format.day(evidence.since),
                    n: evidence.now.answers,
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}
