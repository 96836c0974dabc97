import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { type MouseEvent, type ReactNode, useRef } from "react";
import { useMessages } from "../language/language-context.tsx";
import type { Selection } from "./selection.ts";
import { type Steps, useRowKeys } from "./use-row-keys.ts";

export type Column<Row, Key extends string = string> = {
  key: Key;
  /** The heading; on a phone it stands before the value. */
  name: string;
  cell: (row: Row) => ReactNode;
  /** A number: aligned at the end, in figures of one width. */
  numeric?: boolean;
  /** May be sorted by; the caller sorts, or asks the server to. */
  sortable?: boolean;
  /** Cannot be hidden: the column that says what the row is. The first one always stays. */
  fixed?: boolean;
};
export type Sort<Key extends string = string> = { by: Key; down: boolean };

type Props<Row, Key extends string> = {
  /** Read out before the rows. */
  caption: string;
  columns: readonly Column<Row, Key>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What a row is called, for its checkbox. */
  nameOf: (row: Row) => string;
  sort?: Sort<Key> | undefined;
  onSort?: (sort: Sort<Key>) => void;
  selection?: Selection;
  /** The row that is open beside the table. */
  current?: string | undefined;
  /** A click on a row, or Enter, where the first cell is no link. */
  onOpen?: (row: Row) => void;
  /** The search field that `/` goes to. */
  searchId?: string;
  /** What j and k do instead of going through the rows, while one of them is open beside the table. */
  steps?: Steps | undefined;
};

/**
 * A table: headings that sort, rows that can be chosen, j and k through the rows, x chooses, Enter
 * opens, Shift-click chooses a range. On a phone each row becomes a block with its headings beside
 * the values, so that nothing scrolls sideways.
 */
export function Table<Row, Key extends string>(props: Props<Row, Key>) {
  const { columns, rows, keyOf, selection } = props;
  const t = useMessages("web");
  const box = useRef<HTMLTableElement>(null);
  useRowKeys(box, props.searchId ?? "", { choose: selection?.toggle, steps: props.steps });
  return (
    <table ref={box} className="table">
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {selection ? (
            <th scope="col" className="table-check">
              <Check
                name={t("table.selectAll")}
                checked={selection.isAll}
                mixed={!selection.isAll && selection.keys.length > 0}
                onClick={selection.toggleAll}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <Heading key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <tr
              key={key}
              aria-selected={selection ? selection.has(key) : undefined}
              aria-current={props.current === key ? "true" : undefined}
              data-opens={props.onOpen ? "" : undefined}
              onClick={
                props.onOpen
                  ? (event) => (onControl(event) ? undefined : props.onOpen?.(row))
                  : undefined
              }
            >
              {selection ? (
                <td className="table-check">
                  <Check
                    name={t("table.selectRow", { name: props.nameOf(row) })}
                    checked={selection.has(key)}
                    onClick={(event) => selection.toggle(key, { range: event.shiftKey })}
                  />
                </td>
              ) : null}
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} isFirst={index === 0}>
                  {index === 0 && props.onOpen ? (
                    <button
                      type="button"
                      data-row={key}
                      className="table-open"
                      onClick={(event) => {
                        event.stopPropagation();
                        props.onOpen?.(row);
                      }}
                    >
                      {column.cell(row)}
                    </button>
                  ) : undefined}
                </Cell>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell<Row, Key extends string>(props: {
  column: Column<Row, Key>;
  row: Row;
  isFirst: boolean;
  children: ReactNode;
}) {
  const { column } = props;
  const Tag = props.isFirst ? "th" : "td";
  return (
    <Tag
      scope={props.isFirst ? "row" : undefined}
      data-name={column.name}
      className={column.numeric ? "table-number" : undefined}
    >
      {props.children ?? column.cell(props.row)}
    </Tag>
  );
}

function Heading<Row, Key extends string>(props: {
  column: Column<Row, Key>;
  sort: Sort<Key> | undefined;
  onSort: ((sort: Sort<Key>) => void) | undefined;
}) {
  const t = useMessages("web");
  const { column, sort, onSort } = props;
  const on = sort?.by === column.key;
  const look = column.numeric ? "table-number" : undefined;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={look}>
        {column.name}
      </th>
    );
  }
  const Icon = sort?.down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={look}
      aria-sort={on ? (sort?.down ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        className="table-sort"
        title={t("table.sortBy", { column: column.name })}
        // Numbers are first wanted from the largest, words from A.
        onClick={() =>
          onSort({ by: column.key, down: on ? !sort?.down : (column.numeric ?? false) })
        }
      >
        {column.name}
        {on ? <Icon aria-hidden className="size-3.5" /> : null}
      </button>
    </th>
  );
}

function Check({
  name,
  checked,
  mixed = false,
  onClick,
}: {
  name: string;
  checked: boolean;
  mixed?: boolean;
  onClick: (event: MouseEvent) => void;
}) {
  return (
    <label className="grid min-h-9 min-w-9 cursor-pointer place-items-center touch:min-h-11 touch:min-w-11">
      <input
        type="checkbox"
        aria-label={name}
        className="size-4.5"
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        onClick={onClick}
        readOnly
      />
    </label>
  );
}

/** A press on a link, a button or a field of the row is its own, and so is choosing words. */
function onControl(event: MouseEvent): boolean {
  const target = event.target as HTMLElement;
  if (getSelection()?.toString()) return true;
  return target.closest("a, button, input, label, select") !== null;
}

/** Sorts rows that are all here already. Nothing (`null`) comes last, whichever way. */
export function sorted<Row>(
  rows: readonly Row[],
  down: boolean,
  sortValue: (row: Row) => string | number | null,
  language?: string,
): Row[] {
  const compare = new Intl.Collator(language, { numeric: true });
  return rows.toSorted((a, b) => {
    const [x, y] = [sortValue(a), sortValue(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    const order =
      typeof x === "number" && typeof y === "number"
        ? x - y
        : compare.compare(String(x), String(y));
    return down ? -order : order;
  });
}
