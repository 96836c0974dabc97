import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { countQuery } from "../../here/numbers.ts";
import { addDays } from "../../here/period.ts";
import { useView } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useSurveyIds, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { AddFilter } from "../../subjects/add-filter.tsx";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { improvementsKey } from "./improvement-queries.ts";
import { useMeasureWords, useOwnerName } from "./improvement-words.tsx";

const GATHERED_DAYS = 90;
const MOST_GATHERED = 1000;

/** A plan: what is made better, whose score it is to move, and whose words it comes from. */
export function NewImprovementScreen() {
  const { survey } = useHere();
  return survey ? <NewImprovement /> : <NoSurvey />;
}

function NewImprovement() {
  const t = useMessages("web-improvements");
  const { me, workspace, survey } = useHere();
  const ids = useSurveyIds();
  const today = useToday();
  const client = useQueryClient();
  const navigate = useNavigate();
  const given = useSearch({ from: "/inside/improvements/new" });
  const [view, change] = useView();
  const owners = useOwnerName();
  const words = useMeasureWords();
  const [title, setTitle] = useState(given.title ?? "");
  const [hypothesis, setHypothesis] = useState("");
  const [expected, setExpected] = useState("");
  const [weeks, setWeeks] = useState(8);
  const [owner, setOwner] = useState(me.user.id);
  const [gathers, setGathers] = useState(true);
  const measure = { filter: view.filter ?? [], theme: view.theme ?? [] };
  const narrowed = measure.filter.length + measure.theme.length > 0;
  const days = { from: addDays(today, -GATHERED_DAYS), to: addDays(today, 1) };
  const count = useQuery({
    ...countQuery(ids, { ...measure, ...days, hasComment: "true" }),
    enabled: narrowed,
  }).data?.answers;
  const points = expected.trim() === "" ? null : Number(expected.replace(",", "."));
  const bad = points !== null && !(Math.abs(points) <= 200);
  const plan = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/improvements", {
          body: {
            title: title.trim(),
            surveyId: ids.survey,
            hypothesis: hypothesis.trim(),
            measure,
            expected: points,
            weeks,
            owner: owner || null,
            sources: {
              caseIds: given.case ? [given.case] : [],
              gather: narrowed && gathers ? days : null,
            },
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: improvementsKey(workspace.id) });
      await navigate({
        to: "/improvements/$improvementId",
        params: { improvementId: id },
        search: carried,
      });
    },
  });
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/improvements" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <PageHead title={t("new")} lead={t("new.lead")} />
      <form
        className="card max-w-3xl space-y-4 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== "" && !bad) plan.mutate();
        }}
      >
        <TextField
          label={t("field.title")}
          hint={t("field.titleHint")}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          label={t("field.hypothesis")}
          hint={t("field.hypothesisHint")}
          maxLength={2000}
          value={hypothesis}
          onChange={(event) => setHypothesis(event.target.value)}
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("field.measure")}</legend>
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="wrap-anywhere">
              {survey?.name}: {words(measure)}
            </span>
            {narrowed ? (
              <Button look="quiet" onClick={() => change({ filter: undefined, theme: undefined })}>
                {t("measure.clear")}
              </Button>
            ) : null}
            <AddFilter />
          </p>
          <p className="mt-1.5 text-sm text-muted">{t("field.measureHint")}</p>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            label={t("field.expected")}
            hint={t("field.expectedHint")}
            error={bad ? t("field.expectedBad") : undefined}
            inputMode="decimal"
            value={expected}
            onChange={(event) => setExpected(event.target.value)}
          />
          <NumberField
            label={t("field.weeks")}
            hint={t("field.weeksHint")}
            value={weeks}
            min={1}
            max={52}
            onChange={setWeeks}
          />
          <ChoiceField
            label={t("field.owner")}
            options={[{ value: "", label: t("owner.nobody") }, ...owners.all]}
            value={owner}
            onChange={setOwner}
          />
        </div>
        {narrowed ? (
          <label className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={gathers}
              onChange={(event) => setGathers(event.target.checked)}
            />
            {count === undefined
              ? t("gather.some")
              : t("gather", { n: Math.min(count, MOST_GATHERED) })}
          </label>
        ) : null}
        <ErrorNotice error={plan.error} />
        <Button
          type="submit"
          look="strong"
          busy={plan.isPending}
          disabled={title.trim() === "" || bad}
        >
          {t("new.save")}
        </Button>
      </form>
    </>
  );
}
