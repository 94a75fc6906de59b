import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Lead, SentenceLink } from "@/components/ui/text";
import type { ColumnStep } from "@/domain/advisory-grid/columns";
import { type GridFilter, isGridNarrowed, wholeGrid } from "@/domain/advisory-grid/filter";
import { type GridRow, mostDrawn, mostRead, packRows } from "@/domain/advisory-grid/rows";
import { gridHref } from "./address";
import type { AskSeveralAction } from "./ask-several";
import { systemsWord } from "./blocker-words";
import { Blockers, type ShownBlocker } from "./blockers";
import { GridFilters } from "./filters";
import type { GridSite } from "./grid-row";
import { GridTable } from "./grid-table";
import { Legend } from "./legend";

type Props = Readonly<{
  advisoryId: string;
  filter: GridFilter;
  from: number;
  /** Every blocker is asked for, not only the biggest. */
  allBlockers: boolean;
  columns: readonly ColumnStep[];
  rows: readonly GridRow[];
  total: number;
  tooMany: boolean;
  overdue: number;
  blockers: readonly ShownBlocker[];
  sites: readonly GridSite[];
  /** Decided affected and without an incident, and where they are. */
  toOpen: number;
  mayOpen: boolean;
  action: AskSeveralAction;
  now: Date;
}>;

/** The incidents of an advisory: what they wait for, and each system with each of its steps. */
export function GridPage(props: Props) {
  const { advisoryId, filter, allBlockers, columns, rows, blockers, sites, action, now } = props;
  const titles = new Map(columns.map(({ key, title }) => [key, title]));
  const titleOf = (step: string) => titles.get(step) ?? step;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <GridLine {...props} />
      <Blockers {...{ advisoryId, filter, blockers, sites, titleOf, action, now }} all={allBlockers} />
      <section aria-labelledby="grid" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 id="grid" className="text-lead leading-tight font-strong">
          Systems and steps <span className="font-regular text-ink-2">{props.total}</span>
        </h2>
        <GridFilters {...{ advisoryId, filter, sites, titleOf }} />
        {rows.length === 0 ? (
          <Nothing {...props} />
        ) : (
          <>
            <GridTable
              {...{ columns, sites, now }}
              from={props.from}
              total={props.total}
              packed={packRows(rows)}
            />
            <Pages {...props} />
            <Legend cells={rows.map(({ cells }) => cells)} />
          </>
        )}
      </section>
    </div>
  );
}

const standingWords = {
  open: "with an open incident",
  closed: "with a closed incident",
  all: "with an incident",
} as const;

function GridLine({ advisoryId, filter, total, overdue, toOpen, mayOpen, tooMany }: Props) {
  if (tooMany) return null;
  return (
    <Lead>
      {systemsWord(total)} {standingWords[filter.standing]}
      {overdue > 0 && (
        <>
          ,{" "}
          <SentenceLink href={gridHref(advisoryId, { ...filter, overdue: true })} scroll={false}>
            {overdue} overdue
          </SentenceLink>
        </>
      )}
      .{" "}
      {toOpen > 0 && (
        <>
          <SentenceLink
            href={
              mayOpen
                ? `/advisories/${advisoryId}/open`
                : `/advisories/${advisoryId}/matches?standing=affected`
            }
          >
            {toOpen} decided affected
          </SentenceLink>{" "}
          {toOpen === 1 ? "has" : "have"} no incident yet.
        </>
      )}
    </Lead>
  );
}

function Pages({ advisoryId, filter, from, rows, total }: Props) {
  const end = from + rows.length;
  const drawn = Math.min(end, from + mostDrawn);
  return (
    <>
      {(from > 0 || end < total) && (
        <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-ink-2 print:hidden">
          <span>
            Systems {from + 1} to {end} of {total}
          </span>
          {from > 0 && <ButtonLink href={gridHref(advisoryId, filter)}>First</ButtonLink>}
          {end < total && <ButtonLink href={gridHref(advisoryId, filter, end)}>Next</ButtonLink>}
        </nav>
      )}
      {drawn < total && (
        <>
          {/* Without script the rows come page by page. */}
          <noscript>
            <p>
              Systems {from + 1} to {drawn} of {total}.{" "}
              <a className="text-link" href={gridHref(advisoryId, filter, drawn)}>
                The next ones
              </a>
            </p>
          </noscript>
          <p className="hidden print:block">
            On paper stand the rows that were in sight; there are {total} in all.
          </p>
        </>
      )}
    </>
  );
}

function Nothing({ advisoryId, filter, from, tooMany, total }: Props) {
  if (tooMany) {
    return (
      <Empty title={`There are more than ${mostRead} such incidents at your sites`}>
        Choose a site or a phase above: the steps of so many are not shown at once.
      </Empty>
    );
  }
  if (from > 0 && total > 0) {
    return (
      <Empty
        title="The list ends before this place"
        actions={<ButtonLink href={gridHref(advisoryId, filter)}>First</ButtonLink>}
      />
    );
  }
  if (isGridNarrowed(filter)) {
    return (
      <Empty
        title="No system is like that"
        actions={
          <ButtonLink
            href={gridHref(advisoryId, { ...wholeGrid, standing: filter.standing, sort: filter.sort })}
          >
            Remove all filters
          </ButtonLink>
        }
      >
        No incident of this advisory within your sites fits all the filters together.
      </Empty>
    );
  }
  return (
    <Empty
      title={filter.standing === "closed" ? "No incident of this advisory was closed" : "No incident is open"}
    >
      An incident is opened for each system that is decided affected.
    </Empty>
  );
}
