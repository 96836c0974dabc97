import type { ReactNode } from "react";
import { TextField } from "./field.tsx";
import { wholeOrNothing } from "./whole-number.ts";

/** A whole number in a range; an emptied field is the least of it. */
export function NumberField({
  label,
  hint,
  value,
  min,
  max,
  onChange,
  className = "",
}: {
  label: ReactNode;
  hint?: ReactNode;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  className?: string;
}) {
  return (
    <TextField
      type="number"
      inputMode="numeric"
      label={label}
      hint={hint}
      min={min}
      max={max}
      className={className}
      value={value}
      onChange={(event) => onChange(wholeOrNothing(event.target.value, 0, max) ?? min)}
      onBlur={(event) => onChange(wholeOrNothing(event.target.value, min, max) ?? min)}
    />
  );
}
