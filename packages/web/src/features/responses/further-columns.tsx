import { useQuery } from "@tanstack/react-query";
import Columns3 from "lucide-react/icons/columns-3";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useStored } from "../../parts/stored.ts";
import type { ResponseItem } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/** The further questions whose answers stand in each row, as chosen in this browser. */
export function useFurtherColumns(): { shown: string[]; toggle: (name: string) => void } {
  const { survey } = useSurveyIds();
  const [stored, store] = useStored(`columns.responses.${survey}`);
  const shown = stored ? stored.split(" ") : [];
  return {
    shown,
    toggle: (name) => {
      const next = shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name];
      store(next.length > 0 ? next.join(" ") : null);
    },
  };
}

/** Chooses them; nothing where the survey asks no further questions. */
export function FurtherColumnsMenu() {
  const t = useMessages("web");
  const { label } = useDimensionName();
  const { shown, toggle } = useFurtherColumns();
  const questions = useQuery(dimensionsQuery(useSurveyIds())).data?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <Menu
      name={t("table.columns")}
      className="button button--icon button--quiet"
      items={questions.map(({ dimension }) => ({
        kind: "choice" as const,
        label: label(dimension),
        chosen: shown.includes(dimension),
        onSelect: () => toggle(dimension),
      }))}
    >
      <Columns3 aria-hidden className="size-4.5" />
    </Menu>
  );
}

/** The chosen answers of one row. */
export function FurtherCells({ answer, names }: { answer: ResponseItem; names: string[] }) {
  const { label, value: nameOf } = useDimensionName();
  const cells = names.flatMap((name) => {
    const given = answer.answers[name.slice("answers[".length, -1)];
    if (given === undefined) return [];
    const text = [given].flat().map((value) => nameOf(name, value));
    return [{ name, text: text.join(", ") }];
  });
  if (cells.length === 0) return null;
  return (
    <span className="mt-1 block space-y-0.5 text-sm">
      {cells.map(({ name, text }) => (
        <span key={name} className="block truncate">
          <span className="text-muted">{label(name)}</span>{" "}
          <bdi className="font-medium">{text}</bdi>
        </span>
      ))}
    </span>
  );
}
