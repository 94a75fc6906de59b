import "server-only";
import type { RanOutRow, RejectedRow } from "@/db/after-action";
import { measures } from "@/domain/after-action/measure";
import { eventsBehind, readEventsAsked, readRowsAsked } from "@/domain/after-action/report";
import { groupNames, measureNames, ranOutNames } from "@/domain/after-action/words";
import { type Asked, askedAdvisory, askedFor } from "@/domain/incidents/list-filter";
import { type Column, instant, number, sheetOf, text } from "@/lib/table-columns";
import {
  type AfterActionData,
  type MeasuredData,
  readAfterAction,
  readMeasured,
} from "../after-action/read-after-action";
import { atOnce, list } from "./list";

type Part = AfterActionData["report"]["all"] & Readonly<{ name: string }>;

const asking = (asked: Asked) => (name: string) => askedFor(asked, name);

const hours = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Math.round(milliseconds / 36_000) / 100;

const siteColumns: readonly Column<Part>[] = [
  text("Site", (row) => row.name),
  number("Incidents", (row) => row.incidents),
  ...measures.flatMap((measure): Column<Part>[] => {
    const [name, groups] = [measureNames[measure], groupNames[measure]];
    return [
      number(groups.reached, (row) => row.measures[measure].counts.reached),
      number(groups.waiting, (row) => row.measures[measure].counts.waiting),
      number(groups.without, (row) => row.measures[measure].counts.without),
      number(`${name}: median (hours)`, (row) => hours(row.measures[measure].median)),
      number(`${name}: worst (hours)`, (row) => hours(row.measures[measure].worst?.took ?? null)),
      text(
        `${name}: worst`,
        ({
          measures: {
            [measure]: { worst },
          },
        }) => worst?.row.key ?? null,
      ),
      text(
        `${name}: worst still waits`,
        ({
          measures: {
            [measure]: { worst },
          },
        }) => (worst?.waits ? "Yes" : null),
      ),
    ];
  }),
  number("Steps rejected", (row) => row.rejected),
  number("Ran out", (row) => row.ranOut),
  number("Cancelled, left out", (row) => row.cancelled),
];

/** The after-action report of an advisory (`advisory` in the address): a row for each site, and one for all together. */
export const afterActionList = list({
  key: "after-action",
  permission: "incident:read",
  read: async (tx, { actor, now }, asked) => {
    const id = askedAdvisory(asked);
    const found = id && (await readAfterAction(actor, { id }, { on: tx, now }));
    if (!found) return null;
    const { all, sites } = found.report;
    return sheetOf(siteColumns, atOnce([...sites, { ...all, name: "All sites" }]));
  },
});

type Measured = MeasuredData["rows"][number];

/** The incidents behind a number of the report (`measure`, `group`, `site` as on its page). */
export const measuredList = list({
  key: "after-action-rows",
  permission: "incident:read",
  read: async (tx, { actor, now }, asked) => {
    const id = askedAdvisory(asked);
    const rows = readRowsAsked(asking(asked));
    const found = id && (await readMeasured(actor, { id, asked: rows }, { on: tx, now }));
    if (!found) return null;
    const { measure } = rows;
    const columns: readonly Column<Measured>[] = [
      text("Incident", (row) => row.key),
      text("System", (row) => row.assetTag),
      text("Model", (row) => row.systemName),
      text("Site", (row) => row.siteName),
      text("Standing", (row) => groupNames[measure][row.group]),
      instant("Opened", (row) => row.openedAt),
      instant(groupNames[measure].reached, (row) => row.reached[measure]),
      number(`${measureNames[measure]}, or waited so far (hours)`, (row) => hours(row.took)),
      instant("Closed", (row) => row.closedAt),
    ];
    return sheetOf(columns, atOnce(found.rows));
  },
});

const rejectedColumns: readonly Column<RejectedRow>[] = [
  text("Incident", (row) => row.key),
  text("System", (row) => row.assetTag),
  text("Site", (row) => row.siteName),
  text("Step", (row) => row.title),
  text("Done by", (row) => row.doneBy),
  instant("Done", (row) => row.doneAt),
  text("Rejected by", (row) => row.by),
  instant("Rejected", (row) => row.at),
  text("Reason", (row) => row.reason),
];

/** The answers to steps that were returned under an advisory. */
export const rejectedList = list({
  key: "after-action-rejected",
  permission: "incident:read",
  read: async (tx, { actor, now }, asked) => {
    const id = askedAdvisory(asked);
    const found = id && (await readAfterAction(actor, { id }, { on: tx, now }));
    return (
      found && sheetOf(rejectedColumns, atOnce(eventsBehind(found.rejected, readEventsAsked(asking(asked)))))
    );
  },
});

const ranOutColumns: readonly Column<RanOutRow>[] = [
  text("Incident", (row) => row.key),
  text("System", (row) => row.assetTag),
  text("Site", (row) => row.siteName),
  text("What ran out", (row) => ranOutNames[row.kind]),
  instant("Ran out", (row) => row.endedAt),
];

/** What ran out under an advisory. */
export const ranOutList = list({
  key: "after-action-ran-out",
  permission: "incident:read",
  read: async (tx, { actor, now }, asked) => {
    const id = askedAdvisory(asked);
    const found = id && (await readAfterAction(actor, { id }, { on: tx, now }));
    return (
      found && sheetOf(ranOutColumns, atOnce(eventsBehind(found.ranOut, readEventsAsked(asking(asked)))))
    );
  },
});
