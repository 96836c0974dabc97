import type { CaseCondition } from "@candor/contract/case-rule.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { ReadingConditions } from "./rule-reading.tsx";

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));

/** Which answers open a case; what is left open is no condition. */
export function ConditionFields({
  condition,
  onChange,
}: {
  condition: CaseCondition;
  onChange: (condition: CaseCondition) => void;
}) {
  const t = useMessages("web-cases");
  const { surveys } = useHere();
  const set = (patch: { [K in keyof CaseCondition]?: CaseCondition[K] | undefined }) => {
    const next = { ...condition, ...patch };
    onChange(
      Object.fromEntries(
        Object.entries(next).filter(([, value]) => value !== undefined),
      ) as CaseCondition,
    );
  };
  const score = (text: string) => (text === "" ? undefined : Number(text));
  const chosen = condition.surveys ?? [];
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-semibold">{t("rule.when")}</legend>
      <div className="grid grid-cols-2 gap-3 sm:max-w-md">
        {(["scoreFrom", "scoreTo"] as const).map((key) => (
          <ChoiceField
            key={key}
            label={t(`rule.${key}`)}
            options={[
              { value: "", label: t("rule.anyScore") },
              ...SCORES.map((value) => ({ value, label: value })),
            ]}
            value={condition[key] === undefined ? "" : String(condition[key])}
            onChange={(text) => set({ [key]: score(text) })}
          />
        ))}
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {(["reachable", "mayContact", "hasComment"] as const).map((key) => (
          <label key={key} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={condition[key] === true}
              onChange={(event) => set({ [key]: event.target.checked ? true : undefined })}
            />
            {t(`rule.${key}`)}
          </label>
        ))}
      </div>
      <ReadingConditions condition={condition} set={set} />
      <TextField
        className="sm:max-w-72"
        type="number"
        inputMode="decimal"
        min={0}
        label={t("rule.boughtFor")}
        hint={t("rule.boughtForHint")}
        value={condition.boughtFor ?? ""}
        onChange={(event) =>
          set({ boughtFor: event.target.value === "" ? undefined : Number(event.target.value) })
        }
      />
      {surveys.length > 1 ? (
        <div>
          <p className="mb-1.5 text-sm font-medium">{t("rule.surveys")}</p>
          <div className="flex flex-wrap gap-2">
            {surveys.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="chip"
                aria-pressed={chosen.includes(id)}
                onClick={() => {
                  const next = chosen.includes(id)
                    ? chosen.filter((one) => one !== id)
                    : [...chosen, id];
                  set({ surveys: next.length === 0 ? undefined : next });
                }}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </fieldset>
  );
}
