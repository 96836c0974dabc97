import type { CaseCondition } from "@candor/contract/case-rule.ts";
import type { Tone } from "@candor/contract/reading.ts";
import { useQuery } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField, FilterChoice } from "../../parts/choice.tsx";
import { useThemeName, useThemeValueName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";

const TONES = ["positive", "neutral", "negative", "mixed", "unclear"] as const;
const OF_THEME = ["negative", "positive"] as const;

type Patch = { [K in keyof CaseCondition]?: CaseCondition[K] | undefined };
interface Part {
  condition: CaseCondition;
  set: (patch: Patch) => void;
}

/** What the comment must say, as the machine reads it. */
export function ReadingConditions({ condition, set }: Part) {
  const t = useMessages("web-cases");
  const r = useMessages("web-themes");
  return (
    <div className="space-y-3">
      <p className="text-sm font-medium">{t("rule.comment")}</p>
      <ThemeConditions condition={condition} set={set} />
      <ToneConditions condition={condition} set={set} />
      <div className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-2">
        <ChoiceField
          label={r("reading.urgency")}
          options={[
            { value: "", label: t("rule.anyUrgency") },
            { value: "1", label: t("rule.urgencyFrom.1") },
            { value: "2", label: t("rule.urgencyFrom.2") },
          ]}
          value={condition.urgencyFrom === undefined ? "" : (`${condition.urgencyFrom}` as const)}
          onChange={(value) =>
            set({ urgencyFrom: value === "" ? undefined : value === "1" ? 1 : 2 })
          }
        />
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={condition.leaving === true}
            onChange={(event) => set({ leaving: event.target.checked ? true : undefined })}
          />
          {t("rule.leaving")}
        </label>
      </div>
      <p className="text-sm text-muted">{t("rule.commentHint")}</p>
    </div>
  );
}

function ThemeConditions({ condition, set }: Part) {
  const t = useMessages("web-cases");
  const r = useMessages("web-themes");
  const { workspace } = useHere();
  const themes = useQuery(themesQuery(workspace.id));
  const name = useThemeName();
  const nameOf = useThemeValueName();
  const chosen = condition.themes ?? [];
  const choices = (themes.data ?? [])
    .filter(({ hidden, mergedInto }) => !hidden && mergedInto === null)
    .flatMap(({ id }) => [id, ...OF_THEME.map((tone) => `${id}:${tone}`)])
    .filter((value) => !chosen.includes(value));
  const keep = (next: string[]) => set({ themes: next.length === 0 ? undefined : next });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map((value) => (
        <button
          key={value}
          type="button"
          className="chip border-accent! bg-accent-soft"
          aria-label={r("filter.remove", { filter: nameOf(value) })}
          onClick={() => keep(chosen.filter((one) => one !== value))}
        >
          <span className="min-w-0 truncate">{nameOf(value)}</span>
          <X aria-hidden className="size-4 shrink-0" />
        </button>
      ))}
      <FilterChoice
        name={t("rule.theme")}
        any={chosen.length === 0 ? t("rule.theme") : t("rule.orTheme")}
        options={choices.map((value) => ({
          value,
          label: value.includes(":") ? nameOf(value) : name(value),
        }))}
        value={undefined}
        onChange={(value) => (value ? keep([...chosen, value]) : undefined)}
      />
    </div>
  );
}

function ToneConditions({ condition, set }: Part) {
  const r = useMessages("web-themes");
  const chosen = condition.tones ?? [];
  const toggled = (tone: Tone) =>
    chosen.includes(tone) ? chosen.filter((one) => one !== tone) : [...chosen, tone];
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="mb-1.5 text-sm">{r("reading.tone")}</legend>
      {TONES.map((tone) => (
        <button
          key={tone}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(tone)}
          onClick={() => {
            const next = toggled(tone);
            set({ tones: next.length === 0 ? undefined : next });
          }}
        >
          {r(`tone.${tone}`)}
        </button>
      ))}
    </fieldset>
  );
}
