import type { Touchpoints } from "@candor/contract/why.ts";
import { useQuery } from "@tanstack/react-query";
import { How } from "../../here/how.tsx";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import { toggleFilter } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { DeltaMark, VERDICT_TEXT } from "../../parts/delta-mark.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { WhyFrame } from "./why-frame.tsx";
import { journeyQuery } from "./why-queries.ts";

type Step = Touchpoints["steps"][number];

/** The customer's journey step by step, and whether they are treated alike along it. */
export function JourneyScreen() {
  return (
    <WhyFrame>
      <Journey />
    </WhyFrame>
  );
}

function Journey() {
  const t = useMessages("web-why");
  const query = useQuery(journeyQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <Loaded query={query} ghost={<GhostRows rows={5} />}>
      {(journey) =>
        journey.steps.length === 0 ? (
          <Empty title={t("journey.none")} ghost={<GhostRows still />}>
            {t("journey.noneText")}
          </Empty>
        ) : (
          <div className="space-y-4">
            <ol className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
              {journey.steps.map((step, index) => (
                <StepCard key={step.touchpoint} step={step} place={index + 1} />
              ))}
            </ol>
            <Consistency journey={journey} />
          </div>
        )
      }
    </Loaded>
  );
}

function StepCard({ step, place }: { step: Step; place: number }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const { value } = useDimensionName();
  const change = useChangeView();
  const { filter } = useNumbersFilter();
  const margin = marginOf(step.interval);
  const verdict = step.difference?.verdict ?? "no_clear_change";
  return (
    <li className="card p-4">
      <p className="text-xs text-muted">{t("journey.step", { place })}</p>
      <button
        type="button"
        className="link min-h-6 text-start font-medium wrap-anywhere"
        onClick={() => change({ filter: toggleFilter(filter, "touchpoint", step.touchpoint) })}
      >
        {value("touchpoint", step.touchpoint)}
      </button>
      {step.score === null || step.interval === null ? (
        <p className="mt-2 text-muted">{s("tooFew", { n: step.answers })}</p>
      ) : (
        <>
          <p className="number mt-2">
            <span className="text-3xl font-semibold">{format.points(step.score, margin)}</span>{" "}
            <span className="text-sm text-muted">
              {s("between", {
                lower: format.points(step.interval.lower, margin),
                upper: format.points(step.interval.upper, margin),
              })}
            </span>
          </p>
          <p className="number text-sm text-muted">{s("base", { n: step.answers })}</p>
          {step.difference ? (
            <p className={`number mt-1 text-sm ${VERDICT_TEXT[verdict]}`}>
              {verdict === "no_clear_change"
                ? t("journey.asOthers")
                : t("journey.differs", {
                    points: format.signed(step.difference.difference, marginOf(step.difference)),
                    lower: format.signed(step.difference.lower, marginOf(step.difference)),
                    upper: format.signed(step.difference.upper, marginOf(step.difference)),
                  })}
            </p>
          ) : null}
          {step.change ? (
            <div className="mt-2">
              <DeltaMark difference={step.change} />
            </div>
          ) : null}
        </>
      )}
    </li>
  );
}

/** Whether the steps differ beyond chance, and what the same people said at two of them. */
function Consistency({ journey }: { journey: Touchpoints }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const { value } = useDimensionName();
  const { consistency, pairs, pairsAmong } = journey;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("journey.consistency")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("journey.consistency")} <How inline page="ranking" />
      </h2>
      <p className="mt-1 max-w-prose">
        {consistency === null || consistency.p === null
          ? t("journey.oneStep")
          : consistency.p < 0.05
            ? t("journey.spread", { points: format.points(consistency.spread ?? 0) })
            : t("journey.alike")}
      </p>
      {pairs.length > 0 ? (
        <ul className="mt-3 divide-y divide-line">
          {pairs.map((pair) => (
            <li key={`${pair.from} ${pair.to}`} className="number py-2 text-sm">
              {t(pair.clear ? "journey.pair" : "journey.pairUnclear", {
                n: pair.people,
                from: value("touchpoint", pair.from),
                to: value("touchpoint", pair.to),
                points: format.signed(pair.difference),
                lower: format.signed(pair.lower),
                upper: format.signed(pair.upper),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {pairs.length > 0 && pairsAmong !== null ? (
        <p className="mt-1 text-sm text-muted">{t("journey.pairsAmong", { n: pairsAmong })}</p>
      ) : null}
    </section>
  );
}
