import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useView } from "../../here/use-view.ts";
import { carried, filtersByProperty, type View } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { Empty, PageHead } from "../../parts/page.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { useReadingWords } from "../../subjects/reading-words.ts";
import { useThemeValueName } from "../../subjects/theme-name.ts";
import { AboutField } from "./about-field.tsx";
import { rulesQuery } from "./alert-queries.ts";
import { type Quiet, QuietField } from "./quiet-field.tsx";
import { RulePreview } from "./rule-preview.tsx";
import { ScopeField } from "./scope-field.tsx";
import { UrgentField } from "./urgent-field.tsx";

const LIVE = ["score_drop", "score_rise", "detractors_rise"] as const;
const KINDS = [
  ...LIVE,
  ...(["theme_surge", "hot_spot", "detractors_after_change", "response_rate_drop"] as const),
  ...(["channel_silent", "bounces_rise", "integrity", "goal_slipping"] as const),
] as const;
type Kind = (typeof KINDS)[number];
/** Who was asked and did not answer has nothing that could be filtered by, and a goal says itself what it is about. */
const WHOLE: readonly Kind[] = ["response_rate_drop", "bounces_rise", "goal_slipping"];
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
  const [kind, setKind] = useState<Kind>("score_drop");
  const [about, setAbout] = useState("");
  const [quiet, setQuiet] = useState<Quiet | null>(null);
  const [urgent, setUrgent] = useState(false);
  const [eachOf, setEachOf] = useState("");
  const [days, setDays] = useState<(typeof DAYS)[number]>("730");
  const [mail, setMail] = useState("");
  const dimensions = useQuery(dimensionsQuery(ids));
  const places = (dimensions.data?.data ?? []).filter(
    (one) => one.declared && one.values.length > 1,
  );
  const whole = WHOLE.includes(kind);
  const watched = {
    kind,
    surveyId: ids.survey,
    ...(whole ? { filter: [] } : { filter: view.filter ?? [], ...readingAsked(view) }),
    eachOf: placeOf(kind, eachOf, places[0]?.dimension),
    about: about === "" ? null : about,
    falseAlarmDays: Number(days),
  };
  const noPlaces = kind === "hot_spot" && places.length === 0;
  const words = useReadingWords(view);
  const themeOf = useThemeValueName();
  const filtered = whole
    ? ""
    : [
        ...[...filtersByProperty(view.filter)].map(
          ([property, values]) =>
            `${label(property)}: ${format.either(values.map((one) => nameOf(property, one)))}`,
        ),
        ...(view.theme ?? []).map(themeOf),
        ...words.map(({ text }) => text),
      ].join(" · ");
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/alert-rules", {
          body: {
            ...watched,
            quiet,
            urgent,
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
              hint={t(isLive(kind) ? "when.live" : "when.daily")}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              value={kind}
              onChange={(next) => {
                setKind(next);
                setAbout("");
                setEachOf(next === "channel_silent" ? "channel" : "");
              }}
            />
            <AboutField kind={kind} value={about} onChange={setAbout} />
            <ScopeField
              kind={kind}
              hint={filtered === "" ? undefined : t("filtered", { filter: filtered })}
              places={places.map(({ dimension }) => dimension)}
              value={watched.eachOf ?? ""}
              onChange={setEachOf}
            />
            {kind === "integrity" || kind === "goal_slipping" ? null : (
              <ChoiceField
                label={t("falseAlarms")}
                hint={t("falseAlarmsHint")}
                options={DAYS.map((value) => ({ value, label: t(`often.${value}`) }))}
                value={days}
                onChange={setDays}
              />
            )}
            <TextField
              label={t("mailTo")}
              hint={t("mailHint")}
              placeholder={me.user.email}
              value={mail}
              onChange={(event) => setMail(event.target.value)}
            />
            <QuietField quiet={quiet} onChange={setQuiet} />
            <UrgentField urgent={urgent} onChange={setUrgent} />
          </SaveForm>
        </div>
        {noPlaces ? (
          <p className="card p-4 text-muted sm:p-5">{t("noPlaces")}</p>
        ) : (
          <RulePreview watched={watched} />
        )}
      </div>
    </>
  );
}

const isLive = (kind: Kind) => (LIVE as readonly Kind[]).includes(kind);

/** By what a kind watches each value: a place by itself where it is about places, a channel where mails are. */
function placeOf(kind: Kind, chosen: string, first: string | undefined): string | null {
  if (kind === "goal_slipping" || kind === "integrity" || kind === "theme_surge") return null;
  if (kind === "detractors_after_change") return null;
  if (kind === "hot_spot") return chosen === "" ? (first ?? null) : chosen;
  if (kind === "bounces_rise" || kind === "response_rate_drop") {
    return chosen === "channel" ? chosen : null;
  }
  return chosen === "" ? null : chosen;
}

/** What comments must say, as a rule keeps it; nothing where the address asks nothing. */
function readingAsked({ theme, tone, urgency, language, churn, disagrees }: View) {
  return defined({
    ...{ theme, tone, urgency, language },
    churn: churn === undefined ? undefined : churn === "true",
    disagrees: disagrees === undefined ? undefined : disagrees === "true",
  });
}
