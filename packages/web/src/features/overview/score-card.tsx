import type { SurveyScore } from "@candor/contract/score.ts";
import { Link } from "@tanstack/react-router";
import MinusCircle from "lucide-react/icons/circle-minus";
import Hourglass from "lucide-react/icons/hourglass";
import { lazy, Suspense, useId } from "react";
import { How } from "../../here/how.tsx";
import { addDays } from "../../here/period.ts";
import { carried, type View } from "../../here/view.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { VerdictSign } from "../../parts/delta-mark.tsx";
import { Remark } from "../../parts/notice.tsx";
import { usePeriodName } from "../../subjects/period-picker.tsx";
import { GoalLine } from "./goal-line.tsx";
import { Headline, Sentences } from "./headline.tsx";

const WeightedLine = lazy(() =>
  import("./weighted-line.tsx").then((m) => ({ default: m.WeightedLine })),
);

const FEWEST_INVITED = 10;

/** The number that matters, never without its base and interval, and what is said about its change. */
export function ScoreCard({
  score,
  stale,
  className,
}: {
  score: SurveyScore;
  stale: boolean;
  className: string;
}) {
  const s = useMessages("score");
  const t = useMessages("web-overview");
  const id = useId();
  const period = usePeriodName();
  // Of one or five who were invited a rate says nothing.
  const rate =
    score.responseRate && score.responseRate.invited >= FEWEST_INVITED ? score.responseRate : null;
  return (
    <section aria-labelledby={id} className={`card flex flex-col p-4 sm:p-5 ${className}`}>
      <div className="flex items-center gap-1">
        <h2 id={id} className="shrink-0 font-semibold">
          {s("name")}
        </h2>
        <How page="interval" />
        <span className="ms-auto min-w-0 truncate ps-2 text-sm text-muted max-[26rem]:hidden">
          {score.open && score.from !== null ? t("running") : period}
        </span>
      </div>
      <div className={`flex flex-1 flex-col ${stale ? "stale" : ""}`}>
        <Headline score={score} />
        <Verdict score={score} />
        <GoalLine goal={score.goal} />
        {score.score === null ? null : (
          <Suspense fallback={null}>
            <WeightedLine />
          </Suspense>
        )}
        <div className="mt-auto space-y-2 border-t border-line pt-4">
          <LeftOut score={score} />
          {rate ? <ResponseRate rate={rate} /> : null}
          {score.excluded.total === 0 && score.quarantined === 0 && !rate ? (
            <Remark>{t("nothingLeftOut")}</Remark>
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** Up or down only where the interval of the difference says so; otherwise what could have been seen. */
function Verdict({ score }: { score: SurveyScore }) {
  const reading = useOpenMessages("reading");
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  if (!score.verdict && !score.difference) {
    return score.score === null || score.from !== null ? (
      <div className="my-3" />
    ) : (
      <p className="my-3 text-sm text-muted">{t("choosePeriod")}</p>
    );
  }
  const verdict = score.difference?.verdict ?? "no_clear_change";
  const [first, ...more] = score.verdict ?? [];
  const text = first ? reading(first.key, first.args) : undefined;
  const previous = score.previous;
  return (
    <div className="my-4 flex items-start gap-3">
      <VerdictSign verdict={verdict} />
      <div className="min-w-0">
        <p className="font-medium">
          {text ?? t(`verdict.${verdict}`)}{" "}
          <How
            inline
            page={
              score.difference?.method === "confidence_sequence"
                ? "confidence-sequence"
                : "difference"
            }
          />
        </p>
        <Sentences readings={more} />
        {previous ? (
          <p className="mt-1 text-sm">
            <Link
              to="/why"
              className="link"
              search={(view: View & { compare?: "previous" | "year" | undefined }) => ({
                ...carried(view),
                compare: view.compare,
              })}
            >
              {t("whyLink")}
            </Link>
          </p>
        ) : null}
        {previous ? (
          <p className="number text-sm text-muted">
            <span
              aria-hidden
              className="me-1.5 inline-block size-2.5 rounded-full border-2 border-passive"
            />
            {t("previous", {
              period: format.dayRange(previous.from, addDays(previous.to, -1)),
              score:
                previous.score === null
                  ? s("tooFewShort")
                  : format.points(previous.score, marginOf(previous.interval)),
              n: previous.answers,
            })}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** Every answer that is not in the score, counted and reasoned, and the score with them. */
function LeftOut({ score }: { score: SurveyScore }) {
  const t = useMessages("web-overview");
  const reasons = useOpenMessages("web");
  const format = useFormat();
  const { excluded, quarantined } = score;
  const withThem = excluded.scoreWith;
  return (
    <>
      {excluded.total > 0 ? (
        <Remark icon={<MinusCircle aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          <Link
            to="/responses"
            className="link"
            search={(view) => ({ ...carried(view), standing: "excluded" as const })}
          >
            {t("excluded", { n: excluded.total })}
          </Link>{" "}
          (
          {excluded.reasons
            .map(
              (r) => `${reasons(`exclusion.${r.reason}`) ?? r.reason}: ${format.count(r.answers)}`,
            )
            .join(", ")}
          ).{" "}
          {withThem.score === null
            ? null
            : t("withThem", { score: format.points(withThem.score, marginOf(withThem.interval)) })}
        </Remark>
      ) : null}
      {quarantined > 0 ? (
        <Remark icon={<Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          <Link
            to="/responses"
            className="link"
            search={(view) => ({ ...carried(view), standing: "quarantined" as const })}
          >
            {t("quarantined", { n: quarantined })}
          </Link>
        </Remark>
      ) : null}
    </>
  );
}

function ResponseRate({ rate }: { rate: NonNullable<SurveyScore["responseRate"]> }) {
  const t = useMessages("web-overview");
  const format = useFormat();
  return (
    <Remark icon={<How inline page="response-rate" />}>
      {t("responseRate", {
        rate: format.share(rate.rate),
        lower: format.share(rate.lower),
        upper: format.share(rate.upper),
        answered: rate.answered,
        invited: rate.invited,
      })}{" "}
      {rate.breakEven === null ? null : t("breakEven", { score: format.points(rate.breakEven) })}
    </Remark>
  );
}
