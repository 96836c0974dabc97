import type { ReactNode } from "react";
import { SelectField } from "./field.tsx";

export type Option<V extends string> = { value: V; label: string; lang?: string };

/** The native select whose value is one of its options, never any text; `""` stands for none. */
function pick<V extends string>(options: readonly Option<V>[], text: string): V | undefined {
  return options.find((option) => option.value === text)?.value;
}

function Options<V extends string>({ options }: { options: readonly Option<V>[] }) {
  return options.map(({ value, label, lang }) => (
    <option key={value} value={value} lang={lang}>
      {label}
    </option>
  ));
}

/** A small select in a bar of filters; its name is read out, and the first choice is "any". */
export function FilterChoice<V extends string>({
  id,
  name,
  any,
  options,
  value,
  onChange,
}: {
  id?: string;
  name: string;
  /** What stands there when nothing is chosen: "Any channel". */
  any: string;
  options: readonly Option<V>[];
  value: V | undefined;
  onChange: (value: V | undefined) => void;
}) {
  return (
    <select
      id={id}
      aria-label={name}
      className="field field--small max-w-full"
      value={value ?? ""}
      onChange={(event) => onChange(pick(options, event.target.value))}
    >
      <option value="">{any}</option>
      <Options options={options} />
    </select>
  );
}

/** A labelled select in a form, for up to some twenty options; more want a {@link Combobox}. */
export function ChoiceField<V extends string>({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  className = "",
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
  className?: string;
}) {
  return (
    <SelectField
      label={label}
      hint={hint}
      error={error}
      className={className}
      value={value}
      onChange={(event) => {
        const next = pick(options, event.target.value);
        if (next !== undefined) onChange(next);
      }}
    >
      <Options options={options} />
    </SelectField>
  );
}
