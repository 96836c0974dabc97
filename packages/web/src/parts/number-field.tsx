import { type ReactNode, useState } from "react";
import { TextField } from "./field.tsx";
import { wholeOrNothing } from "./whole-number.ts";

/** A whole number in a range. An emptied field counts as the least of it, and stays empty until it is left: who types anew begins anew. */
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
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      type="number"
      inputMode="numeric"
      label={label}
      hint={hint}
      min={min}
      max={max}
      className={className}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(wholeOrNothing(event.target.value, 0, max) ?? min);
      }}
      onBlur={(event) => {
        setTyped(null);
        onChange(wholeOrNothing(event.target.value, min, max) ?? min);
      }}
    />
  );
}
