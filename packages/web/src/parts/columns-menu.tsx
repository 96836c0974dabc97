import Columns3 from "lucide-react/icons/columns-3";
import { useMemo } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Menu } from "./menu.tsx";
import { useStored } from "./stored.ts";
import type { Column } from "./table.tsx";

/**
 * The columns of a table that are shown, as chosen in this browser.
 *
 * @param table a name of its own: `people`.
 * @param first what is shown before anything was chosen.
 */
export function useColumns<C extends Pick<Column<never>, "key" | "fixed">>(
  table: string,
  columns: readonly C[],
  first: readonly string[],
) {
  const [stored, store] = useStored(`columns.${table}`);
  const keys = useMemo(() => new Set(stored === null ? first : stored.split(",")), [stored, first]);
  const isShown = (column: C, index: number) =>
    index === 0 || column.fixed === true || keys.has(column.key);
  return {
    shown: columns.filter(isShown),
    isShown,
    toggle: (column: C) => {
      const next = new Set(keys);
      if (!next.delete(column.key)) next.add(column.key);
      store([...next].join(","));
    },
  };
}

/** The button beside a table that chooses its columns. */
export function ColumnsMenu<Row>({
  columns,
  choice,
}: {
  columns: readonly Column<Row>[];
  choice: {
    isShown: (column: Column<Row>, index: number) => boolean;
    toggle: (column: Column<Row>) => void;
  };
}) {
  const t = useMessages("web");
  return (
    <Menu
      name={t("table.columns")}
      items={columns.flatMap((column, index) =>
        index === 0 || column.fixed
          ? []
          : [
              {
                kind: "choice" as const,
                label: column.name,
                chosen: choice.isShown(column, index),
                onSelect: () => choice.toggle(column),
              },
            ],
      )}
    >
      <Columns3 aria-hidden className="size-4" />
      {t("table.columns")}
    </Menu>
  );
}
