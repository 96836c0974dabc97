import type { GroupRole, RoleGroup } from "@candor/contract/single-sign-on.ts";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField, type Option } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";

/** Which group of the organisation stands for which role; of several the highest counts. */
export function Groups({
  groups,
  roles,
  onChange,
}: {
  groups: RoleGroup[];
  roles: Option<GroupRole>[];
  onChange: (groups: RoleGroup[]) => void;
}) {
  const t = useMessages("web-sso");
  const s = useMessages("web-settings");
  const set = (index: number, patch: Partial<RoleGroup>) =>
    onChange(groups.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-medium">{t("groups")}</legend>
      <p className="max-w-prose text-sm text-muted">{t("groups.text")}</p>
      {groups.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while it is typed
        <div key={index} className="flex flex-wrap items-end gap-3">
          <TextField
            required
            label={t("group")}
            maxLength={200}
            autoComplete="off"
            className="min-w-48 flex-1"
            value={one.group}
            onChange={(event) => set(index, { group: event.target.value })}
          />
          <ChoiceField
            label={s("role")}
            options={roles}
            value={one.role}
            onChange={(role) => set(index, { role })}
            className="w-44"
          />
          <button
            type="button"
            className="button button--icon button--quiet"
            aria-label={t("group.remove", { group: one.group })}
            title={t("group.remove", { group: one.group })}
            onClick={() => onChange(groups.filter((_, at) => at !== index))}
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
      <Button onClick={() => onChange([...groups, { group: "", role: "member" }])}>
        <Plus aria-hidden className="size-4" />
        {t("group.add")}
      </Button>
    </fieldset>
  );
}
