import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";

export interface Quiet {
  from: number;
  to: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NIGHT: Quiet = { from: 21, to: 7 };
export const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** Hours in which nobody is told. */
export function QuietField({
  quiet,
  onChange,
}: {
  quiet: Quiet | null;
  onChange: (quiet: Quiet | null) => void;
}) {
  const t = useMessages("web-alerts");
  const hours = HOURS.map((hour) => ({ value: String(hour), label: hourText(hour) }));
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t("quiet.title")}</legend>
      <div className="grid grid-cols-2 gap-3">
        <ChoiceField
          label={t("quiet.from")}
          options={[{ value: "", label: t("quiet.none") }, ...hours]}
          value={quiet === null ? "" : String(quiet.from)}
          onChange={(text) => {
            if (text === "") return onChange(null);
            const from = Number(text);
            const to = (quiet ?? NIGHT).to;
            onChange({ from, to: to === from ? (from + 1) % 24 : to });
          }}
        />
        {quiet === null ? null : (
          <ChoiceField
            label={t("quiet.to")}
            options={hours.filter(({ value }) => value !== String(quiet.from))}
            value={String(quiet.to)}
            onChange={(text) => onChange({ ...quiet, to: Number(text) })}
          />
        )}
      </div>
      <p className="mt-1 text-sm text-muted">{t("quiet.hint")}</p>
    </fieldset>
  );
}
