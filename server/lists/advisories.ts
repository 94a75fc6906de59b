import "server-only";
import { askedFor } from "@/domain/incidents/list-filter";
import { countWhere } from "@/domain/matching/rows";
import { instant, number, sheetOf, text } from "@/lib/table-columns";
import { listAdvisories } from "../advisories/list-advisories";
import { list, pageByPage } from "./list";

type Row = Awaited<ReturnType<typeof listAdvisories>>["rows"][number];

/** A date as a document gives it; null where it is none. */
function dateOf(words: string): Date | null {
  const at = new Date(words);
  return Number.isNaN(at.getTime()) ? null : at;
}

const columns = [
  text<Row>("Advisory", (row) => row.trackingId),
  text<Row>("Title", (row) => row.title),
  text<Row>("Publisher", (row) => row.publisher),
  text<Row>("TLP", (row) => row.tlp),
  instant<Row>("Published", (row) => dateOf(row.released)),
  number<Row>("Highest score", (row) => row.highest?.score ?? null),
  text<Row>("CVSS", (row) => row.highest?.version ?? null),
  number<Row>("Vulnerabilities", (row) => row.vulnerabilities),
  number<Row>("Revisions", (row) => row.revisions),
  number<Row>("Findings", (row) => row.findings),
  number<Row>("Findings to answer", (row) => row.openFindings),
  number<Row>("May be affected", (row) => countWhere(row.counts, ({ level }) => level !== "excluded")),
  number<Row>("Undecided", (row) => countWhere(row.counts, ({ standing }) => standing === "unknown")),
  number<Row>("Open incidents", (row) => row.openIncidents),
  instant<Row>("Received", (row) => row.receivedAt),
];

/** The advisories that a search lets through, with how they stand within reach. */
export const advisoriesList = list({
  key: "advisories",
  permission: "organisation:read",
  read: (tx, { actor, now }, asked) => {
    const words = (askedFor(asked, "q") ?? "").slice(0, 100);
    return sheetOf(
      columns,
      pageByPage((after: string | null) => listAdvisories(actor, { text: words, after }, { on: tx, now })),
    );
  },
});
