import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { wholeOrNothing } from "../../parts/whole-number.ts";
import type { DraftProps } from "./who-fields.tsx";

/** So many people of each value of a property; values not named get none. */
export function QuotaFields({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  const set = (key: number, patch: { value?: string; people?: number }) =>
    onChange({ quotas: draft.quotas.map((one) => (one.key === key ? { ...one, ...patch } : one)) });
  const next = Math.max(-1, ...draft.quotas.map(({ key }) => key)) + 1;
  return (
    <fieldset className="space-y-2">
      <TextField
        required
        label={t("quota.property")}
        placeholder="store"
        maxLength={100}
        value={draft.quotaProperty}
        onChange={(event) => onChange({ quotaProperty: event.target.value })}
      />
      {draft.quotas.map(({ key, value, people }) => (
        <div key={key} className="flex gap-2">
          <input
            className="field min-w-0 flex-1"
            aria-label={t("quota.value")}
            placeholder={t("quota.value")}
            maxLength={200}
            value={value}
            onChange={(event) => set(key, { value: event.target.value })}
          />
          <input
            type="number"
            min={0}
            className="field number w-28!"
            aria-label={t("quota.people")}
            value={people}
            onChange={(event) =>
              set(key, { people: wholeOrNothing(event.target.value, 0, 10_000_000) ?? 0 })
            }
          />
          <IconButton
            name={t("quota.remove", { value })}
            onClick={() => onChange({ quotas: draft.quotas.filter((one) => one.key !== key) })}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      <Button
        look="quiet"
        onClick={() =>
          onChange({ quotas: [...draft.quotas, { key: next, value: "", people: 100 }] })
        }
      >
        <Plus aria-hidden className="size-4" />
        {t("quota.add")}
      </Button>
    </fieldset>
  );
}
