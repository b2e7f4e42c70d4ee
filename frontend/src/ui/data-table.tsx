import { ArrowDown, ArrowUp } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { classes } from "./classes";

type Direction = "ascending" | "descending";

export interface Sort<Key extends string = string> {
  by: Key;
  direction: Direction;
}

export interface Column<Row, Key extends string = string> {
  key: Key;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The head is read aloud and not drawn: columns of buttons. */
  hideHead?: boolean;
  /** Left out on the phone. */
  deskOnly?: boolean;
  /** Numbers and buttons stand at the end. */
  align?: "start" | "end";
  /** The head becomes a button that sorts. */
  sortable?: boolean;
  /** The cell that names the row: a row header, and the title of the card on the phone. */
  main?: boolean;
  /** No words before the value on the phone: buttons, statuses. */
  bare?: boolean;
  /** Where it stands on the phone's card: across it, at its upper corner, or in one line with its neighbours. */
  phone?: "across" | "corner" | "line";
}

export interface DataTableProps<Row, Key extends string = string> {
  /** What the table holds; read aloud, drawn by the card around it. */
  caption: string;
  columns: readonly Column<Row, Key>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort<Key>;
  onSort?: (sort: Sort<Key>) => void;
  /** What is unfolded under a row, over all columns; null where nothing is. */
  below?: (row: Row) => ReactNode;
  /** The row whose panel is open. */
  selectedKey?: string | null;
  /** How many rows there are in all, when only some are loaded. */
  totalCount?: number;
}

/** A table on the desk, cards on the phone; one element with one set of roles for both. */
export function DataTable<Row, Key extends string>(props: DataTableProps<Row, Key>) {
  const { caption, columns, rows, rowKey, sort, onSort, selectedKey, totalCount, below } = props;
  return (
    <div className="table-scroll">
      {/* The roles are spelled out because the phone's `display: block` takes them away. */}
      <table className="table table-cards" role="table" aria-rowcount={totalCount ? totalCount + 1 : undefined}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = rowKey(row);
            const unfolded = below?.(row);
            return (
              <Fragment key={key}>
                <tr
                  role="row"
                  aria-rowindex={totalCount ? index + 2 : undefined}
                  data-selected={key === selectedKey || undefined}
                >
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} />
                  ))}
                </tr>
                {unfolded && (
                  <tr role="row" className="table-below">
                    <td role="cell" colSpan={columns.length}>
                      {unfolded}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps<Row, Key extends string> extends Pick<DataTableProps<Row, Key>, "sort" | "onSort"> {
  column: Column<Row, Key>;
}

function Head<Row, Key extends string>({ column, sort, onSort }: HeadProps<Row, Key>) {
  const { key, header, align, sortable, hideHead, deskOnly } = column;
  const direction = sort?.by === key ? sort.direction : undefined;
  const next: Direction = direction === "ascending" ? "descending" : "ascending";
  const Arrow = (direction ?? next) === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={direction} className={classes(align, deskOnly && "desktop-only")}>
      {sortable && onSort ? (
        <button type="button" className="sort" onClick={() => onSort({ by: key, direction: next })}>
          {header}
          <Arrow className="icon icon-small" />
        </button>
      ) : hideHead ? (
        <span className="visually-hidden">{header}</span>
      ) : (
        header
      )}
    </th>
  );
}

function Cell<Row, Key extends string>({ column, row }: { column: Column<Row, Key>; row: Row }) {
  const { align, main, bare, header, hideHead, cell, deskOnly, phone = hideHead ? "corner" : "across" } = column;
  if (main) {
    return (
      <th scope="row" role="rowheader" className={classes("cell-main", align)}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td
      role="cell"
      className={classes(align, deskOnly && "desktop-only", `cell-${phone}`)}
      data-label={bare || phone === "corner" ? undefined : header}
    >
      {cell(row)}
    </td>
  );
}
