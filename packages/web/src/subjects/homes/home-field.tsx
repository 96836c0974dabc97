import type { Home } from "@candor/contract/workspace.ts";
import { HOME_SCREENS } from "../../here/home.ts";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField } from "../../parts/field.tsx";

const HOMES = Object.keys(HOME_SCREENS) as Home[];

/** What somebody comes for: which screen opens first for them. */
export function HomeField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  value: Home | null;
  onChange: (home: Home | null) => void;
}) {
  const t = useMessages("web-homes");
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value ?? ""}
      onChange={(event) => onChange((event.target.value as Home) || null)}
    >
      <option value="">{t("none")}</option>
      {HOMES.map((home) => (
        <option key={home} value={home}>
          {t(`home.${home}`)}
        </option>
      ))}
    </SelectField>
  );
}
