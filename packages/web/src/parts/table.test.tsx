// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { useMemo, useState } from "react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { useSelection } from "./selection.ts";
import { type Column, type Sort, sorted, Table } from "./table.tsx";

type Guest = { id: string; name: string; answers: number | null };
const GUESTS: Guest[] = [
  { id: "a", name: "Anna", answers: 3 },
  { id: "b", name: "Bo", answers: 12 },
  { id: "c", name: "Cid", answers: null },
  { id: "d", name: "Dace", answers: 1 },
];
const COLUMNS: Column<Guest>[] = [
  { key: "name", name: "Name", cell: (guest) => guest.name, sortable: true },
  {
    key: "answers",
    name: "Answers",
    cell: (guest) => guest.answers ?? "–",
    numeric: true,
    sortable: true,
  },
];

function Guests({
  onOpen,
  listed = GUESTS,
}: {
  onOpen?: (guest: Guest) => void;
  listed?: Guest[];
}) {
  const [sort, setSort] = useState<Sort>({ by: "name", down: false });
  const rows = useMemo(
    () => sorted(listed, sort.down, (guest) => guest[sort.by as "name" | "answers"]),
    [listed, sort],
  );
  const selection = useSelection(useMemo(() => rows.map(({ id }) => id), [rows]));
  return (
    <>
      <input id="find" aria-label="Find" />
      <Table
        caption="Guests"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        sort={sort}
        onSort={setSort}
        selection={selection}
        {...(onOpen ? { onOpen } : {})}
        searchId="find"
      />
      <BulkBar selection={selection}>
        <output data-testid="keys">{selection.keys.join("")}</output>
      </BulkBar>
    </>
  );
}

const names = () =>
  screen
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent)
    .join(" ");
const chosen = () => screen.queryByTestId("keys")?.textContent ?? "";
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

test("a heading sorts, says so, and turns round when pressed again; what is unknown stays last", async () => {
  const { user } = await shown(<Guests />);
  expect(names()).toBe("Anna Bo Cid Dace");
  await user.click(screen.getByRole("button", { name: "Answers" }));
  expect(names()).toBe("Bo Anna Dace Cid");
  const heading = screen.getByRole("columnheader", { name: "Answers" });
  expect(heading.getAttribute("aria-sort")).toBe("descending");
  await user.click(screen.getByRole("button", { name: "Answers" }));
  expect(names()).toBe("Dace Anna Bo Cid");
  expect(heading.getAttribute("aria-sort")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(names()).toBe("Anna Bo Cid Dace");
});

test("rows are chosen one by one, as a range with Shift, and all at once", async () => {
  const { user } = await shown(<Guests />);
  await user.click(box("Select Anna"));
  expect(chosen()).toBe("a");
  await user.keyboard("{Shift>}");
  await user.click(box("Select Cid"));
  await user.keyboard("{/Shift}");
  expect(chosen()).toBe("abc");
  const all = box("Select all that are listed");
  expect(all.indeterminate).toBe(true);
  await user.click(all);
  expect(chosen()).toBe("abcd");
  expect(screen.getByRole("row", { name: /Dace/ }).getAttribute("aria-selected")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Clear selection" }));
  expect(screen.queryByTestId("keys")).toBeNull();
});

test("what is no longer listed is no longer chosen", async () => {
  const { user, rerender } = await shown(<Guests />);
  await user.click(box("Select all that are listed"));
  rerender(<Guests listed={GUESTS.slice(0, 2)} />);
  expect(chosen()).toBe("ab");
});

test("by keys alone: j and k walk, x chooses, Enter opens, / goes to the search", async () => {
  const onOpen = vi.fn();
  const { user } = await shown(<Guests onOpen={onOpen} />);
  await user.keyboard("jj");
  expect(document.activeElement?.textContent).toBe("Bo");
  await user.keyboard("x");
  expect(chosen()).toBe("b");
  await user.keyboard("k{Enter}");
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(GUESTS[0]);
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Find" }));
  await user.keyboard("jx");
  expect(chosen()).toBe("b");
});

test("a click on a row opens it, a click on its checkbox only chooses", async () => {
  const onOpen = vi.fn();
  const { user } = await shown(<Guests onOpen={onOpen} />);
  const row = screen.getByRole("row", { name: /Bo/ });
  await user.click(within(row).getByText("12"));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(GUESTS[1]);
  await user.click(box("Select Bo"));
  expect(onOpen).toHaveBeenCalledOnce();
});

test("each value carries its heading, for a phone where headings have no row", async () => {
  await shown(<Guests />);
  const row = screen.getByRole("row", { name: /Bo/ });
  expect(within(row).getByText("12").closest("td")?.dataset.name).toBe("Answers");
});
