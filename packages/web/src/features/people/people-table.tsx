import type { Person } from "@candor/contract/person.ts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { BulkBar } from "../../parts/bulk-bar.tsx";
import { ColumnsMenu, useColumns } from "../../parts/columns-menu.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { useSelection } from "../../parts/selection.ts";
import { Table } from "../../parts/table.tsx";
import { peopleAttributesQuery } from "../../subjects/people-queries.ts";
import { BulkActions } from "./bulk-actions.tsx";
import { FIRST_COLUMNS, isSort, usePeopleColumns } from "./people-columns.tsx";
import { usePeopleView } from "./people-view.ts";

/** People with the columns that were chosen here, sorted, chosen and worked on together. */
export function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const [view, change] = usePeopleView();
  const attributes = useQuery(peopleAttributesQuery(workspace.id));
  const names = useMemo(() => attributes.data?.map(({ name }) => name) ?? [], [attributes.data]);
  const columns = usePeopleColumns(names);
  const choice = useColumns("people", columns, FIRST_COLUMNS);
  const selection = useSelection(useMemo(() => people.map(({ id }) => id), [people]));
  const sort = { by: view.sort ?? "created", down: (view.order ?? "desc") === "desc" };
  return (
    <>
      <section aria-label={t("title")} className="card min-w-0 p-2 sm:p-3">
        <div className="mb-1 flex justify-end">
          <ColumnsMenu columns={columns} choice={choice} />
        </div>
        <Table
          caption={t("title")}
          columns={choice.shown}
          rows={people}
          keyOf={(person) => person.id}
          nameOf={(person) => nameOf(person) ?? t("noName")}
          sort={sort}
          onSort={({ by, down }) =>
            isSort(by)
              ? change({ sort: by, order: down ? "desc" : "asc" }, { replace: true })
              : undefined
          }
          searchId="search-people"
          {...(may.write ? { selection } : {})}
        />
      </section>
      <BulkBar selection={selection}>
        <BulkActions chosen={selection.keys} onDone={selection.clear} />
      </BulkBar>
    </>
  );
}
