import type { OwnWeights, ReadingSettings } from "@candor/contract/theme.ts";
import { How } from "../../here/how.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** What the workspace's own scored comments taught, by language; and the switch for it. */
export function OwnWeightsCard({
  own: { wanted, languages },
  disabled,
  onChange,
}: {
  own: ReadingSettings["ownWeights"];
  disabled: boolean;
  onChange: (wanted: boolean) => void;
}) {
  const t = useMessages("web-themes");
  return (
    <section aria-label={t("own")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">
        {t("own")} <How page="reading-comments" inline />
      </h2>
      <p className="text-sm text-muted">{t("own.hint")}</p>
      <label className="flex min-h-10 items-center gap-3 touch:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={wanted}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t("own.wanted")}
      </label>
      {wanted && languages.length === 0 && <p className="text-sm text-muted">{t("own.none")}</p>}
      {languages.length > 0 && (
        <ul className="divide-y divide-line">
          {languages.map((one) => (
            <LanguageLine key={one.language} own={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LanguageLine({ own }: { own: OwnWeights }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  return (
    <li className="py-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{format.languageName(own.language)}</span>
        <span className={own.used ? "text-promoter" : "text-muted"}>
          {t(own.used ? "own.used" : "own.notUsed")}
        </span>
      </p>
      <p className="number mt-1 text-muted">
        {t(`own.${own.reason}`, { n: own.seen, least: own.least })}
      </p>
      {own.before !== null && own.after !== null && (
        <p className="number mt-1">
          {t("own.judged", {
            before: format.decimal(100 * own.before),
            after: format.decimal(100 * own.after),
            n: own.heldOut,
          })}
        </p>
      )}
      {own.on !== null && (
        <p className="number mt-1 text-muted">
          {t("own.trained", {
            n: own.comments,
            corrections: own.corrections,
            day: format.day(own.on),
          })}
        </p>
      )}
    </li>
  );
}
