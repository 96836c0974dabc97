import { useMessages } from "../../language/language-context.tsx";

/** Whether comments that are nearly the same count once in themes. */
export function RepeatsChoice({
  once,
  disabled,
  onChange,
}: {
  once: boolean;
  disabled: boolean;
  onChange: (once: boolean) => void;
}) {
  const t = useMessages("web-themes");
  return (
    <section aria-label={t("repeats")} className="card space-y-2 p-4 sm:p-6">
      <h2 className="font-semibold">{t("repeats")}</h2>
      <label className="flex min-h-10 items-center gap-3 touch:min-h-11">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={once}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t("repeats.once")}
      </label>
      <p className="text-sm text-muted">{t("repeats.hint")}</p>
    </section>
  );
}
