import { useMemo, useState } from "react";
import { BulkBar } from "../../parts/bulk-bar.tsx";
import { Button } from "../../parts/button.tsx";
import { ColumnsMenu, useColumns } from "../../parts/columns-menu.tsx";
import { Loaded, PagedList, type PagesOf } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { useSelection } from "../../parts/selection.ts";
import { type Column, type Sort, sorted, Table } from "../../parts/table.tsx";
import { LinkTabs, TAB_LOOK, Tabs } from "../../parts/tabs.tsx";
import { useToast } from "../../parts/toast.tsx";
import { ApiError } from "../../request/api-error.ts";

type Guest = { id: string; name: string; city: string; answers: number; last: number | null };
const GUESTS: Guest[] = [
  { id: "1", name: "Anna Liepa", city: "Rīga", answers: 3, last: 9 },
  { id: "2", name: "Bo Ek", city: "Malmö", answers: 12, last: 4 },
  { id: "3", name: "Čārlzs Ozoliņš-Ābele", city: "Daugavpils", answers: 0, last: null },
  { id: "4", name: "Дина Орлова", city: "Нарва", answers: 1, last: 10 },
];
const COLUMNS: Column<Guest>[] = [
  { key: "name", name: "Name", cell: (guest) => guest.name, sortable: true },
  { key: "city", name: "City", cell: (guest) => guest.city, sortable: true },
  {
    key: "answers",
    name: "Answers",
    cell: (guest) => guest.answers,
    numeric: true,
    sortable: true,
  },
  { key: "last", name: "Latest", cell: (guest) => guest.last ?? "–", numeric: true },
];
const FIRST = ["city", "answers"];

function TablePage() {
  const [sort, setSort] = useState<Sort>({ by: "name", down: false });
  const [words, setWords] = useState<string>();
  const [open, setOpen] = useState<string>();
  const choice = useColumns("gallery", COLUMNS, FIRST);
  const toast = useToast();
  const rows = useMemo(() => {
    const by = sort.by as keyof Guest;
    const fitting = GUESTS.filter(({ name }) =>
      name.toLocaleLowerCase().includes((words ?? "").toLocaleLowerCase()),
    );
    return sorted(fitting, sort.down, (guest) => guest[by]);
  }, [sort, words]);
  const selection = useSelection(useMemo(() => rows.map(({ id }) => id), [rows]));
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <SearchBox id="find-guest" label="Find a guest" value={words} onChange={setWords} />
        <ColumnsMenu columns={COLUMNS} choice={choice} />
      </div>
      <div className="card p-2">
        <Table
          caption="Guests"
          columns={choice.shown}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          sort={sort}
          onSort={setSort}
          selection={selection}
          current={open}
          onOpen={({ id }) => setOpen(id)}
          searchId="find-guest"
        />
      </div>
      <BulkBar selection={selection}>
        <Button onClick={() => toast({ message: `Tagged ${selection.keys.length}` })}>Tag</Button>
      </BulkBar>
    </>
  );
}

const nothing = { isPlaceholderData: false, refetch: async () => undefined as never };
const pages = (rows: string[], more: Partial<PagesOf<string>> = {}) =>
  ({
    ...nothing,
    data: { pages: [{ data: rows }] },
    isPending: false,
    error: null,
    hasNextPage: false,
    isFetchingNextPage: false,
    fetchNextPage: async () => undefined as never,
    ...more,
  }) as PagesOf<string>;

function PagedListPage() {
  const [rows, setRows] = useState(["Anna", "Bo"]);
  const empty = <Empty title="Nobody yet" ghost={<GhostRows still />} />;
  const fetchNextPage = async () => setRows((before) => [...before, `Guest ${before.length + 1}`]);
  const more = { hasNextPage: true, fetchNextPage } as unknown as Partial<PagesOf<string>>;
  return (
    <>
      <section aria-label="With rows" className="card p-3">
        <PagedList query={pages(rows, more)} empty={empty}>
          {(all) => (
            <ul>
              {all.map((name) => (
                <li key={name} className="py-2">
                  {name}
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      </section>
      <section aria-label="Empty">
        <PagedList query={pages([])} empty={empty}>
          {() => null}
        </PagedList>
      </section>
    </>
  );
}

function StatesPage() {
  const error = new ApiError({
    status: 503,
    code: "starting",
    detail: "Candor is starting; ask again in a moment.",
    requestId: "req-42",
  });
  const of = (data: string | undefined, isPending: boolean, failed: unknown = null) => ({
    ...nothing,
    data,
    isPending,
    error: failed as Error | null,
  });
  return (
    <>
      <section aria-label="Loading">
        <Loaded query={of(undefined, true)}>{(text) => text}</Loaded>
      </section>
      <section aria-label="Failed">
        <Loaded query={of(undefined, false, error)}>{(text) => text}</Loaded>
      </section>
      <section aria-label="Failed, with what was there before">
        <Loaded query={of("The older numbers stay.", false, error)}>{(text) => text}</Loaded>
      </section>
      <section aria-label="Older while newer come">
        <Loaded query={{ ...of("Older numbers, dimmed.", false), isPlaceholderData: true }}>
          {(text) => text}
        </Loaded>
      </section>
      <Empty
        title="Nobody has answered yet"
        ghost={<GhostRows still />}
        actions={<Button look="strong">Share the link</Button>}
      >
        The next thing to do stands here.
      </Empty>
    </>
  );
}

function TabsPage() {
  const [value, setValue] = useState<"day" | "week" | "month">("day");
  return (
    <>
      <LinkTabs name="Parts of a screen">
        <a href="#tabs" aria-current="page" className={TAB_LOOK}>
          Sendings
        </a>
        <a href="#tabs" className={TAB_LOOK}>
          Calendar
        </a>
      </LinkTabs>
      <Tabs
        name="Steps"
        value={value}
        onChange={setValue}
        tabs={[
          { value: "day", label: "Day" },
          { value: "week", label: "Week" },
          { value: "month", label: "Month" },
        ]}
      >
        <p>By {value}.</p>
      </Tabs>
    </>
  );
}

export const LIST_PAGES = {
  table: TablePage,
  "paged-list": PagedListPage,
  states: StatesPage,
  tabs: TabsPage,
};
