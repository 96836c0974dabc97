import type { GoalStanding } from "@candor/contract/goal.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import TrendingUp from "lucide-react/icons/trending-up";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { GoalChart } from "./goal-chart.tsx";
import { GoalForm } from "./goal-form.tsx";
import { isAtMost, isOfDesk, useFigureWords } from "./goal-words.ts";

const LOOKS = {
  reached: { icon: CircleCheck, color: "text-promoter" },
  on_course: { icon: TrendingUp, color: "text-promoter" },
  cannot_tell: { icon: CircleHelp, color: "text-muted" },
  missed: { icon: CircleX, color: "text-detractor" },
} as const;

/** One goal: where it stands and why, how probable it is, and its months against the target. */
export function GoalCard({ goal }: { goal: GoalStanding }) {
  const t = useMessages("web-goals");
  const format = useFormat();
  const words = useFigureWords();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const { measure, target, by, state, closed, needed, outlook, owner } = goal;
  const { icon: Icon, color } = LOOKS[state];
  const about =
    goal.accountId === null
      ? (goal.about ?? t(isOfDesk(measure) ? "about.desk" : "about.workspace"))
      : t("about.account", { name: goal.about ?? "" });
  const wanted = [
    t(isAtMost(measure) ? "wanted.most" : "wanted.least", { target: words.plain(measure, target) }),
    ...(by === null ? [] : [t("wanted.by", { day: format.day(by) })]),
  ].join(" ");
  return (
    <li className="card p-4 sm:p-5">
      <p className={`flex items-center gap-1.5 text-sm font-semibold ${color}`}>
        <Icon aria-hidden className="size-4" />
        {t(`state.${state}`)}
      </p>
      <h3 className="mt-1 font-semibold wrap-anywhere">
        {t(`measure.${measure}`)}{" "}
        <span className="font-normal text-muted">
          <bdi>{about}</bdi>
        </span>
      </h3>
      <p className="number text-sm text-muted">
        {wanted}
        {owner === null ? null : (
          <>
            {" · "}
            <bdi>{t("owned", { who: owner.name })}</bdi>
          </>
        )}
      </p>
      <GoalChart goal={goal} />
      <p className="number mt-2 text-sm">
        {closed === null
          ? t(measure === "response_rate" ? "closed.nobody" : "closed.none")
          : t("closed", {
              month: words.month(closed.from),
              value: words.value(measure, closed),
              base: words.base(measure, closed.n),
            })}
        {needed === null ? null : ` ${words.needed(measure, needed)}`}
      </p>
      {state === "reached" || state === "missed" ? null : (
        <p className="mt-1 text-sm text-muted">
          {outlook === null
            ? t("noOutlook")
            : t("outlook", {
                share: format.share(outlook.probability),
                month: words.month(outlook.from),
              })}
        </p>
      )}
      {may.write ? (
        changing ? (
          <div className="mt-3 border-t border-line pt-3">
            <GoalForm goal={goal} done={() => setChanging(false)} />
          </div>
        ) : (
          <Acts goal={goal} onChange={() => setChanging(true)} />
        )
      ) : null}
    </li>
  );
}

function Acts({ goal, onChange }: { goal: GoalStanding; onChange: () => void }) {
  const t = useMessages("web-goals");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/goals/{goalId}", {
          params: { path: { goalId: goal.id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: workspaceKey(workspace.id) }),
  });
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button onClick={onChange}>{t("change")}</Button>
      <Link
        to="/decisions/new"
        search={(view) => ({ ...carried(view), of: "goal" as const, id: goal.id })}
        className="button button--plain"
      >
        {t("decide")}
      </Link>
      {sure ? (
        <>
          <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("removeSure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("keep")}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t("remove")}
        </Button>
      )}
      <ErrorNotice error={remove.error} />
    </div>
  );
}
