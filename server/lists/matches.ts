import "server-only";
import { listMatches } from "@/db/match-list";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { readMatchFilter } from "@/domain/matching/list-filter";
import { levelTitles, standingWords } from "@/domain/matching/match-words";
import { recheckWords } from "@/domain/matching/rechecks";
import type { MatchCursor, MatchRow } from "@/domain/matching/rows";
import { day, instant, sheetOf, text } from "@/lib/table-columns";
import { readHead } from "../advisories/read-advisory";
import { list, pageByPage } from "./list";

const size = 2000;

const again = ({ recheck, decided, rechecks }: MatchRow) =>
  recheck && decided
    ? ["Yes", ...new Set(rechecks.map(({ cause }) => recheckWords[cause]))].join(", ")
    : null;

const columns = [
  text<MatchRow>("System", (row) => row.assetTag),
  text<MatchRow>("Model", (row) => row.model),
  text<MatchRow>("Device class", (row) => row.deviceClass),
  text<MatchRow>("Site", (row) => row.siteName),
  text<MatchRow>("Level", (row) => levelTitles[row.level]),
  text<MatchRow>("Reasons", (row) => row.reasons.map(({ sentence }) => sentence).join(" ")),
  text<MatchRow>("Decision", (row) => standingWords[row.standing]),
  text<MatchRow>("Reason of the decision", (row) => row.decided?.reason ?? null),
  text<MatchRow>("Question to the vendor", (row) => row.decided?.question ?? null),
  text<MatchRow>("Vendor case", (row) => row.decided?.vendorCase ?? null),
  day<MatchRow>("Answer due", (row) => row.decided?.answerDue ?? null),
  text<MatchRow>("Decided by", (row) => row.decided?.by ?? null),
  instant<MatchRow>("Decided", (row) => row.decided?.at ?? null),
  text<MatchRow>("Check again", again),
  text<MatchRow>("Open incident", (row) => row.openIncident?.key ?? null),
];

/** Every match of an advisory (`advisory` in the address) that the conditions let through, not only the first of each level. */
export const matchesList = list({
  key: "matches",
  permission: "organisation:read",
  read: async (tx, reading, asked) => {
    const id = askedAdvisory(asked);
    if (!id || !(await readHead(tx, reading, id))) return null;
    const filter = { ...readMatchFilter(asked), all: true };
    const systems = reading.reachFor("system:read");
    return sheetOf(
      columns,
      pageByPage((after: MatchCursor | null) => listMatches(tx, systems, id, filter, { size, after })),
    );
  },
});
