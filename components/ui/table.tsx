import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { AppLink, type AppLinkProps } from "./app-link";
import { Icon } from "./icon";

const containers = {
  s: "[container:table-s/inline-size]",
  m: "[container:table-m/inline-size]",
  l: "[container:table-l/inline-size]",
  x: "[container:table-x/inline-size]",
} as const;

type TableProps = Readonly<{
  /** What the table holds, for assistive technology. */
  label: string;
  /** The room it needs: 480, 720, 960 or 1120 px. With less, each row becomes a small list (Cell: `label`, `inList`). */
  needs?: keyof typeof containers;
  head: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  /** Without a box, where the table is already in one. */
  plain?: boolean;
}>;

/** A table with a head that stays in sight; where it does not fit, a list of the same rows. */
export function Table({ label, needs = "m", head, children, foot, plain = false }: TableProps) {
  return (
    <div className={containers[needs]}>
      <div className={classNames("bg-surface", !plain && "overflow-clip rounded-panel border")}>
        <table aria-label={label} className="w-full border-separate border-spacing-0 list:block">
          <thead className="list:sr-only">
            <tr>{head}</tr>
          </thead>
          <tbody className="list:block">{children}</tbody>
        </table>
        {foot !== undefined && (
          <div className="border-t px-2.5 py-2.5 text-meta text-ink-3 list:px-4">{foot}</div>
        )}
      </div>
    </div>
  );
}

type SortDirection = "ascending" | "descending";

type HeadCellProps = Readonly<{
  children?: ReactNode;
  /** Numbers stand at the right. */
  num?: boolean;
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: Readonly<{ href: string; direction: SortDirection | null }>;
  className?: string;
}>;

/** The head of a column; with `sort` it is a link to the list in that order. */
export function HeadCell({ children, num = false, sort, className }: HeadCellProps) {
  return (
    <th
      scope="col"
      {...(sort?.direction && { "aria-sort": sort.direction })}
      className={classNames(
        "sticky top-0 z-2 border-b border-line-strong bg-surface px-2.5 py-2 align-bottom text-meta font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4 print:px-1 print:py-0.75",
        num ? "text-right" : "text-left",
        className,
      )}
    >
      {sort ? (
        <AppLink
          href={sort.href}
          scroll={false}
          className={classNames(
            "inline-flex items-center gap-1 no-underline hover:text-ink",
            sort.direction && "text-ink",
          )}
        >
          {children}
          {sort.direction && (
            <Icon name={sort.direction === "ascending" ? "sort-up" : "sort-down"} className="size-3" />
          )}
        </AppLink>
      ) : (
        children
      )}
    </th>
  );
}

/** A row; its RowLink makes all of it pressable, and a ticked Tick in it tints it. */
export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={classNames("group/row row", className)} {...rest} />;
}

type CellProps = Omit<ComponentProps<"td">, "children"> &
  Readonly<{
    children?: ReactNode;
    /** The name of the column, shown before the value when the row is a list. */
    label?: string;
    num?: boolean;
    /**
     * In a list: `first` stands before the title (a tick box), `title` fills the first line, `beside` shares that line at its end,
     * `line` is a pair of name and value below, `hidden` is left out.
     */
    inList?: "first" | "title" | "beside" | "line" | "hidden";
  }>;

const listPlaces = {
  first: "cell-first",
  title: "cell-title",
  beside: "cell-beside",
  line: null,
  hidden: "cell-hidden",
} as const;

/** One value of a row. With a `label` it becomes a pair of name and value in the list; zeros belong to `inList="hidden"` there. */
export function Cell({ children, label, num = false, inList = "line", className, ...rest }: CellProps) {
  return (
    <td
      className={classNames(
        "cell",
        num && "cell-num",
        label && inList === "line" && "cell-pair",
        listPlaces[inList],
        className,
      )}
      {...rest}
    >
      {label && inList === "line" && <span className="cell-name">{label}</span>}
      {children}
    </td>
  );
}

/** The link that names a row; pressing anywhere in the row follows it, save on another link, button or tick box. */
export function RowLink({ className, ...rest }: AppLinkProps) {
  return <AppLink className={classNames("row-link", className)} {...rest} />;
}

/** Lifts a control out of the area that opens the row. */
export const aboveRowLink = "relative z-1";

/** A line within a table that heads the rows below it. */
export function GroupRow({ children, columns }: Readonly<{ children: ReactNode; columns: number }>) {
  return (
    <tr className="list:block">
      <th
        scope="colgroup"
        colSpan={columns}
        className="h-7.5 border-b bg-canvas px-4 text-left text-meta font-regular text-ink-2 list:block list:py-1.5 list:h-auto"
      >
        {children}
      </th>
    </tr>
  );
}

/** A zero, in grey: it is no news. */
export function Zero() {
  return <span className="text-ink-3">0</span>;
}
