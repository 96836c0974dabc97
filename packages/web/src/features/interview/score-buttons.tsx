import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** The scale to click; digits do the same. */
export function ScoreButtons({
  score,
  onChoose,
}: {
  score: number | null;
  onChoose: (score: number) => void;
}) {
  const t = useMessages("web-interview");
  const s = useMessages("score");
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("score")}</legend>
      <div className="grid grid-cols-6 gap-1.5 sm:grid-cols-11">
        {SCORES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={score === one}
            title={s(groupOf(one))}
            onClick={() => onChoose(one)}
            className="number min-h-11 rounded-lg border border-edge bg-card font-semibold hover:bg-sunken aria-pressed:border-strong aria-pressed:bg-strong aria-pressed:text-on-strong"
          >
            {one}
          </button>
        ))}
      </div>
      <p className="mt-1.5 text-sm text-muted touch:hidden">{t("score.keys")}</p>
    </fieldset>
  );
}
