import type { SurveyScore } from "@candor/contract/score.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Target from "lucide-react/icons/target";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Popover } from "../../parts/popover.tsx";
import { api, ask } from "../../request/api.ts";

/** The target with the probability that it is met, never hit or missed by the point alone; and setting it. */
export function GoalLine({ goal }: { goal: SurveyScore["goal"] }) {
  const t = useMessages("web-overview");
  const reading = useOpenMessages("reading");
  const format = useFormat();
  const may = useMay();
  if (!goal && !may.write) return null;
  const said = goal?.reading[0];
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <Target aria-hidden className="size-4 shrink-0" />
      {goal ? (
        <p className="min-w-0 flex-1">
          {said ? reading(said.key, said.args) : null}{" "}
          {goal.by ? t("goal.by", { day: format.day(goal.by) }) : null} <How inline page="goals" />{" "}
          <Link to="/why/outlook" search={carried} className="link">
            {t("goal.outlook")}
          </Link>
        </p>
      ) : (
        <p className="flex-1">{t("goal.none")}</p>
      )}
      {may.write ? (
        <Popover
          label={t(goal ? "goal.change" : "goal.set")}
          className="button button--quiet"
          button={t(goal ? "goal.change" : "goal.set")}
        >
          {(close) => <GoalForm goal={goal} close={close} />}
        </Popover>
      ) : null}
    </div>
  );
}

function GoalForm({ goal, close }: { goal: SurveyScore["goal"]; close: () => void }) {
  const t = useMessages("web-overview");
  const ids = useSurveyIds();
  const client = useQueryClient();
  const [target, setTarget] = useState(goal ? String(goal.target) : "");
  const [by, setBy] = useState(goal?.by ?? "");
  const path = { params: { path: { surveyId: ids.survey } } };
  const save = useMutation({
    mutationFn: async (given: { target: number; by: string | null } | null) => {
      if (given) {
        await ask(
          api(ids.workspace).PUT("/api/v1/surveys/{surveyId}/goal", { ...path, body: given }),
        );
      } else await ask(api(ids.workspace).DELETE("/api/v1/surveys/{surveyId}/goal", path));
    },
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: ["workspace", ids.workspace] });
    },
  });
  return (
    <form
      className="w-[min(17rem,82vw)] space-y-3 text-ink"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ target: Number(target), by: by === "" ? null : by });
      }}
    >
      <TextField
        type="number"
        min={-99}
        max={99}
        required
        label={t("goal.target")}
        value={target}
        onChange={(event) => setTarget(event.target.value)}
      />
      <TextField
        type="date"
        label={t("goal.byDay")}
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {t("goal.save")}
        </Button>
        {goal ? (
          <Button look="quiet" onClick={() => save.mutate(null)}>
            {t("goal.remove")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
