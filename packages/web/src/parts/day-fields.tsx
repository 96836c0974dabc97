import type { ReactNode } from "react";
import { useMessages } from "../language/language-context.tsx";
import { TextField } from "./field.tsx";

/** A calendar day `2026-05-31`, or nothing. It has no time zone of its own. */
export function DayField({
  label,
  hint,
  error,
  value,
  onChange,
  min,
  max,
  required = false,
  className = "",
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  min?: string | undefined;
  max?: string | undefined;
  required?: boolean;
  className?: string;
}) {
  return (
    <TextField
      type="date"
      label={label}
      hint={hint}
      error={error}
      min={min}
      max={max}
      required={required}
      className={className}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

/** First and last day, both included, as people say it; the API's `to` is the day after. */
export type Days = { first: string | undefined; last: string | undefined };

/** Whether they are in order; a missing end is no fault. */
export function daysInOrder({ first, last }: Days): boolean {
  return first === undefined || last === undefined || first <= last;
}

/** A period by its first and last day; an end before its beginning is told beside it. */
export function PeriodFields({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useMessages("web");
  return (
    <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1">
      <DayField
        label={t("day.from")}
        value={days.first}
        max={days.last}
        onChange={(first) => onChange({ ...days, first })}
      />
      <DayField
        label={t("day.to")}
        value={days.last}
        min={days.first}
        error={daysInOrder(days) ? undefined : t("day.wrong")}
        onChange={(last) => onChange({ ...days, last })}
      />
    </div>
  );
}
