import { type ReactNode, useMemo } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { BulkBar } from "../../parts/bulk-bar.tsx";
import { ColumnsMenu, useColumns } from "../../parts/columns-menu.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { useSelection } from "../../parts/selection.ts";
import { Table } from "../../parts/table.tsx";
import { useNarrow } from "../../parts/use-narrow.ts";
import type { ResponseItem } from "../../request/types.ts";
import { BulkActions } from "./bulk-actions.tsx";
import { useListView } from "./list-view.ts";
import type { useNeighbours } from "./neighbours.ts";
import {
  firstColumns,
  propertiesOf,
  useFurtherQuestions,
  useResponseColumns,
} from "./response-columns.tsx";

/**
 * The answers with the columns that were chosen here; beside an open answer, and where there is little
 * room, the words alone.
 */
export function ResponseTable({
  answers,
  neighbours: { openNext, openPrevious },
  children,
}: {
  answers: readonly ResponseItem[];
  neighbours: ReturnType<typeof useNeighbours>;
  /** Above the table, beside the choice of columns. */
  children: ReactNode;
}) {
  const t = useMessages("web-responses");
  const { survey } = useHere();
  const may = useMay();
  const [view] = useListView();
  const narrow = useNarrow();
  const isOpen = view.response !== undefined;
  const compact = isOpen || narrow;
  const dimensions = useMemo(() => survey?.dimensions ?? [], [survey]);
  const properties = useMemo(() => propertiesOf(answers, dimensions), [answers, dimensions]);
  const columns = useResponseColumns(properties, useFurtherQuestions(), compact);
  // Each survey has properties of its own.
  const choice = useColumns(`responses.${survey?.id ?? ""}`, columns, firstColumns(dimensions));
  const selection = useSelection(useMemo(() => answers.map(({ id }) => id), [answers]));
  const steps = useMemo(
    () => (isOpen ? { next: openNext, previous: openPrevious } : undefined),
    [isOpen, openNext, openPrevious],
  );
  return (
    <>
      <section aria-label={t("title")} className="card min-w-0 p-2 sm:p-3">
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 px-2">
          {children}
          {compact ? null : <ColumnsMenu columns={columns} choice={choice} />}
        </div>
        <Table
          caption={t("title")}
          columns={compact ? columns.slice(0, 1) : choice.shown}
          rows={answers}
          keyOf={({ id }) => id}
          nameOf={(answer) =>
            [answer.score, answer.person ? nameOf(answer.person) : null, answer.comment]
              .filter((part) => part !== null)
              .join(", ")
              .slice(0, 80)
          }
          current={view.response}
          searchId="search-comments"
          steps={steps}
          {...(may.write ? { selection } : {})}
        />
      </section>
      <BulkBar selection={selection}>
        <BulkActions chosen={selection.keys} answers={answers} />
      </BulkBar>
    </>
  );
}
