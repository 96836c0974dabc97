import type { PlansAgainstOpinion, SpokenTheme } from "@candor/contract/plans.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { plansQuery } from "./why-queries.ts";

type Plan = PlansAgainstOpinion["plans"][number];

/** What is planned against what customers speak of, and what is costly and in no plan. */
export function PlansCard() {
  const t = useMessages("web-why");
  const query = useQuery(plansQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <section className="card mt-4 p-4 sm:p-5" aria-label={t("plans")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("plans")} <How inline page="themes" />
      </h2>
      <p className="mt-1 text-sm text-muted">{t("plans.lead")}</p>
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {({ plans, unplanned }) => (
          <div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 xl:grid-cols-2">
            {plans.length === 0 ? (
              <p className="text-muted">{t("plans.none")}</p>
            ) : (
              <ul className="divide-y divide-line">
                {plans.map((plan) => (
                  <PlanRow key={plan.id} plan={plan} />
                ))}
              </ul>
            )}
            <div>
              <h3 className="text-sm font-medium">{t("plans.unplanned")}</h3>
              {unplanned.length === 0 ? (
                <p className="mt-1 text-sm text-muted">{t("plans.allPlanned")}</p>
              ) : (
                <ul className="mt-1 space-y-1">
                  {unplanned.map((theme) => (
                    <Theme key={theme.id} theme={theme} />
                  ))}
                </ul>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </section>
  );
}

function PlanRow({ plan }: { plan: Plan }) {
  const t = useMessages("web-why");
  const format = useFormat();
  return (
    <li className="py-2">
      <p className="font-medium wrap-anywhere">
        {plan.kind === "improvement" ? (
          <Link
            to="/improvements/$improvementId"
            params={{ improvementId: plan.id }}
            className="link"
            search={carried}
          >
            {plan.title}
          </Link>
        ) : (
          plan.title
        )}
        {plan.kind === "change" && plan.day ? (
          <span className="font-normal text-muted">
            {" "}
            {t("plans.announced", { day: format.day(plan.day) })}
          </span>
        ) : null}
      </p>
      {plan.themes.length === 0 ? (
        <p className="text-sm text-muted">{t("plans.noTheme")}</p>
      ) : (
        <ul>
          {plan.themes.map((theme) => (
            <Theme key={theme.id} theme={theme} />
          ))}
        </ul>
      )}
      {plan.by === "read" ? <p className="text-xs text-muted">{t("plans.read")}</p> : null}
    </li>
  );
}

/** Share and impact with their interval; the impact only where it may be said. */
function Theme({ theme }: { theme: SpokenTheme }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { name, answers, share, impact, clear } = theme;
  if (answers === 0)
    return <li className="text-sm text-muted">{t("plans.nobody", { theme: name })}</li>;
  const said =
    impact !== null && clear
      ? ` · ${t("plans.impact", {
          points: format.points(impact.value, marginOf(impact)),
          lower: format.points(impact.lower, marginOf(impact)),
          upper: format.points(impact.upper, marginOf(impact)),
        })}`
      : "";
  return (
    <li className="number text-sm">
      {t("plans.theme", { theme: name, share: format.share(share.value) })}
      {said}
    </li>
  );
}
