import "server-only";
import { type IncidentRow, listIncidents } from "@/db/incident-list";
import type { IncidentCursor } from "@/db/incident-order";
import { readIncidentFilter } from "@/domain/incidents/list-filter";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { stateWords } from "@/domain/incidents/state-words";
import { recheckWords } from "@/domain/matching/rechecks";
import { priorityWords } from "@/domain/priority/values";
import { day, instant, number, sheetOf, text } from "@/lib/table-columns";
import { list, pageByPage } from "./list";

const size = 2000;

const columns = [
  text<IncidentRow>("Incident", (row) => row.key),
  text<IncidentRow>("Site", (row) => row.siteName),
  text<IncidentRow>("System", (row) => row.assetTag),
  text<IncidentRow>("Model", (row) => row.systemName),
  text<IncidentRow>("Location", (row) => row.location),
  text<IncidentRow>("Advisory", (row) => row.trackingId),
  text<IncidentRow>("State", (row) => stateWords[row.exposure]),
  instant<IncidentRow>("In this state since", (row) => (row.lapsedFrom ? row.holdsUntil : row.stateSince)),
  text<IncidentRow>("State that ran out", (row) => row.lapsedFrom && stateWords[row.lapsedFrom]),
  instant<IncidentRow>("State holds until", (row) => (row.lapsedFrom ? null : row.holdsUntil)),
  text<IncidentRow>("Phase", (row) => phaseNames[row.phase]),
  text<IncidentRow>("Priority", (row) => row.priority && priorityWords[row.priority]),
  text<IncidentRow>(
    "Priority by the table",
    (row) => row.priorityInstead && priorityWords[row.priorityInstead],
  ),
  instant<IncidentRow>("Due", (row) => row.dueAt),
  text<IncidentRow>("Next step", (row) => row.next?.title ?? null),
  text<IncidentRow>("Who can do it", (row) => row.next?.who.join(", ") ?? null),
  text<IncidentRow>("Assigned to", (row) => row.assignee?.name ?? null),
  day<IncidentRow>("Waits for the vendor until", (row) => row.wait?.until ?? null),
  text<IncidentRow>("Vendor case", (row) => row.wait?.vendorCase ?? null),
  number<IncidentRow>("Steps that count", (row) => row.stepsDone),
  number<IncidentRow>("Steps asked for", (row) => row.stepsTotal),
  text<IncidentRow>("Look again", (row) => row.rechecks.map((cause) => recheckWords[cause]).join(", ")),
  instant<IncidentRow>("Opened", (row) => row.openedAt),
  instant<IncidentRow>("Closed", (row) => row.closedAt),
];

/** The incidents of every page of their list, narrowed and sorted as it is. */
export const incidentsList = list({
  key: "incidents",
  permission: "incident:read",
  read: (tx, { reach, now, actor: { id: me } }, asked) => {
    const filter = readIncidentFilter(asked);
    return sheetOf(
      columns,
      pageByPage((after: IncidentCursor | null) =>
        listIncidents(tx, reach, filter, { size, after, now, me }),
      ),
    );
  },
});
