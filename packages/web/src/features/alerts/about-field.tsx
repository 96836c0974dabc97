import type { AlertKind } from "@candor/contract/alert.ts";
import { useQuery } from "@tanstack/react-query";
import { changesQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themesQuery } from "../../subjects/theme-queries.ts";

interface Chosen {
  value: string;
  onChange: (about: string) => void;
}

/** Which theme or dated change is watched, where a kind watches such; "" is each by itself. */
export function AboutField({ kind, ...chosen }: Chosen & { kind: AlertKind }) {
  if (kind === "theme_surge" || kind === "hot_spot") return <OfThemes {...chosen} />;
  if (kind === "detractors_after_change") return <OfChanges {...chosen} />;
  return null;
}

function OfThemes({ value, onChange }: Chosen) {
  const t = useMessages("web-alerts");
  const { workspace } = useHere();
  const themes = useQuery(themesQuery(workspace.id));
  const nameOf = useThemeName();
  return (
    <ChoiceField
      label={t("about.theme")}
      options={[
        { value: "", label: t("about.each") },
        ...(themes.data ?? [])
          .filter(({ hidden, mergedInto }) => !hidden && mergedInto === null)
          .map(({ id }) => ({ value: id, label: nameOf(id) })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

function OfChanges({ value, onChange }: Chosen) {
  const t = useMessages("web-alerts");
  const { workspace } = useHere();
  const changes = useQuery(changesQuery(workspace.id));
  return (
    <ChoiceField
      label={t("about.change")}
      options={[
        { value: "", label: t("about.each") },
        ...(changes.data ?? []).map(({ id, day, title }) => ({
          value: id,
          label: `${day}: ${title}`,
        })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
