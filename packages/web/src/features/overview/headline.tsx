import type { Reading, SurveyScore } from "@candor/contract/score.ts";
import { IntervalRuler } from "../../charts/interval-ruler.tsx";
import { openDialog } from "../../here/open-dialog.ts";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";

/** These stand above as number, interval and base already. */
const SHOWN_ABOVE = new Set(["score.interval", "score.none"]);

/** What the server says about the numbers, in the reader's language. */
export function Sentences({ readings }: { readings: Reading[] }) {
  const open = useOpenMessages("reading");
  const sentences = readings.map(({ key, args }) => open(key, args)).filter((one) => one);
  return sentences.length === 0 ? null : (
    <p className="mt-2 text-sm text-muted">{sentences.join(" ")}</p>
  );
}

/** The number with its interval and base, or counts alone while the base is too small. */
export function Headline({ score }: { score: SurveyScore }) {
  const s = useMessages("score");
  const format = useFormat();
  if (score.score === null || score.interval === null) {
    return (
      <div className="py-3">
        <p className="text-2xl font-semibold">{s("tooFew", { n: score.answers })}</p>
        <p className="mt-2 text-muted">{s("tooFewNext", { missing: 10 - score.answers })}</p>
        <Sentences readings={score.reading} />
      </div>
    );
  }
  const margin = marginOf(score.interval);
  const lower = format.points(score.interval.lower, margin);
  const upper = format.points(score.interval.upper, margin);
  return (
    <div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-1">
        <p
          key={score.answers}
          data-testid="score"
          className="number text-7xl leading-none font-semibold tracking-tight"
        >
          {format.points(score.score, margin)}
        </p>
        <div className="pb-1">
          <p className="number font-medium" data-testid="interval">
            {s("range", { lower, upper })}
          </p>
          <p className="number text-sm text-muted" data-testid="answers">
            {s("base", { n: score.answers })}
          </p>
        </div>
        {score.lowBase ? (
          <button
            type="button"
            className="mb-1 rounded-full border border-dashed border-edge px-2.5 py-0.5 text-xs font-medium hover:bg-sunken touch:min-h-11"
            title={s("lowBaseWhy")}
            onClick={() => openDialog({ name: "method", page: "low-base" })}
          >
            {s("lowBase")}
          </button>
        ) : null}
      </div>
      <div className="mt-3">
        <IntervalRuler
          score={score.score}
          interval={score.interval}
          previous={score.previous?.score ?? null}
        />
      </div>
      <Sentences readings={score.reading.filter((one) => !SHOWN_ABOVE.has(one.key))} />
    </div>
  );
}
