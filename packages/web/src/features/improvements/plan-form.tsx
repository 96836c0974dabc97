import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useView } from "../../here/use-view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { api, ask } from "../../request/api.ts";
import { AddFilter } from "../../subjects/add-filter.tsx";
import { improvementsKey } from "./improvement-queries.ts";
import { useMeasureWords } from "./improvement-words.tsx";

/** The plan, changed before it begins; afterwards nobody can fit it to the result. */
export function PlanForm({ one, onDone }: { one: ImprovementDetail; onDone: () => void }) {
  const t = useMessages("web-improvements");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const words = useMeasureWords();
  // Whose score it is stands in the address while it is chosen, as everywhere.
  const [view, change] = useView();
  const [title, setTitle] = useState(one.title);
  const [hypothesis, setHypothesis] = useState(one.hypothesis);
  const [expected, setExpected] = useState(one.expected === null ? "" : String(one.expected));
  const [weeks, setWeeks] = useState(one.weeks);
  const measure = { filter: view.filter ?? [], theme: view.theme ?? [] };
  const points = expected.trim() === "" ? null : Number(expected.replace(",", "."));
  const bad = points !== null && !(Math.abs(points) <= 200);
  const done = () => {
    change({ filter: undefined, theme: undefined }, { replace: true });
    onDone();
  };
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/improvements/{improvementId}", {
          params: { path: { improvementId: one.id } },
          body: {
            ...{ title: title.trim(), hypothesis: hypothesis.trim(), expected: points, weeks },
            ...{ measure, version: one.version },
          },
        }),
      ),
    onSuccess: async () => {
      done();
      await client.invalidateQueries({ queryKey: improvementsKey(workspace.id) });
    },
  });
  return (
    <form
      aria-label={t("plan.change")}
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "" && !bad) save.mutate();
      }}
    >
      <TextField
        label={t("field.title")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label={t("field.hypothesis")}
        maxLength={2000}
        value={hypothesis}
        onChange={(event) => setHypothesis(event.target.value)}
      />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("field.measure")}</legend>
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="wrap-anywhere">{words(measure)}</span>
          {measure.filter.length + measure.theme.length > 0 ? (
            <Button look="quiet" onClick={() => change({ filter: undefined, theme: undefined })}>
              {t("measure.clear")}
            </Button>
          ) : null}
          <AddFilter />
        </p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("field.expected")}
          error={bad ? t("field.expectedBad") : undefined}
          inputMode="decimal"
          value={expected}
          onChange={(event) => setExpected(event.target.value)}
        />
        <NumberField label={t("field.weeks")} value={weeks} min={1} max={52} onChange={setWeeks} />
      </div>
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="strong"
          busy={save.isPending}
          disabled={title.trim() === "" || bad}
        >
          {t("new.save")}
        </Button>
        <Button look="quiet" onClick={done}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
