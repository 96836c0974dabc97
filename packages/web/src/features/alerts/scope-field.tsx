import type { AlertKind } from "@candor/contract/alert.ts";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/** Kinds that watch everything that they are about, and nothing by values. */
const WITHOUT: readonly AlertKind[] = [
  "goal_slipping",
  "integrity",
  "theme_surge",
  "detractors_after_change",
];
const OF_INVITATIONS: readonly AlertKind[] = ["bounces_rise", "response_rate_drop"];

/** Whether everything is watched together, or each value of a property by itself. */
export function ScopeField({
  kind,
  hint,
  places,
  value,
  onChange,
}: {
  kind: AlertKind;
  hint: string | undefined;
  /** Properties with two values or more. */
  places: readonly string[];
  value: string;
  onChange: (eachOf: string) => void;
}) {
  const t = useMessages("web-alerts");
  const { label } = useDimensionName();
  if (WITHOUT.includes(kind)) return hint ? <p className="text-sm text-muted">{hint}</p> : null;
  const all = { value: "", label: t("everything") };
  const channel = { value: "channel", label: t("eachChannel") };
  const each = places
    .filter((place) => place !== "channel")
    .map((place) => ({ value: place, label: t("eachOf", { property: label(place) }) }));
  const options =
    kind === "hot_spot"
      ? each
      : OF_INVITATIONS.includes(kind)
        ? [all, ...(kind === "bounces_rise" ? [] : [channel])]
        : kind === "channel_silent"
          ? [all, channel, ...each]
          : [all, ...each];
  return (
    <ChoiceField
      label={t(kind === "hot_spot" ? "eachPlace" : "scope")}
      hint={hint}
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
