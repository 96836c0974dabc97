import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField } from "../../parts/field.tsx";
import { colleaguesQuery } from "../team-queries.ts";

/** Colleagues of the workspace, and how each is called. */
export function useColleagueNames(): (userId: string) => string {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const all = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  return (userId) => {
    const one = all.find((colleague) => colleague.userId === userId);
    return one?.name || one?.email || t("gone");
  };
}

/** One colleague, or nobody in particular. */
export function ColleagueField({
  label,
  none,
  value,
  onChange,
  disabled = false,
}: {
  label: string;
  /** What nobody is called here. */
  none: string;
  value: string | null;
  onChange: (userId: string | null) => void;
  disabled?: boolean;
}) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const all = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const known = value === null || all.some(({ userId }) => userId === value);
  return (
    <SelectField
      label={label}
      disabled={disabled}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{none}</option>
      {known ? null : <option value={value ?? ""}>{t("gone")}</option>}
      {all.map(({ userId, name, email }) => (
        <option key={userId} value={userId}>
          {name || email}
        </option>
      ))}
    </SelectField>
  );
}
