import "server-only";
import { z } from "zod";
import { findingsOf, type ShownAdvisory, shownAdvisories } from "@/db/advisories";
import { type AdvisoryFacts, findAdvisoryFacts } from "@/db/advisory-list";
import { readBesideMatches } from "@/db/beside-matches";
import type { Tx } from "@/db/client";
import { countMatches, listMatches, listMatchMarks } from "@/db/match-list";
import type { Reach } from "@/db/reach";
import { listRevisions } from "@/db/revisions";
import { listAsks } from "@/db/site-asks";
import type { EffectiveAdvisory } from "@/domain/advisories/annotation";
import { compareReadings } from "@/domain/advisories/compare";
import { comparedOtherwise } from "@/domain/advisories/corrected-values";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { proposePorts } from "@/domain/advisories/ports";
import { highestScore } from "@/domain/advisories/scores";
import type { AdvisoryId } from "@/domain/ids";
import { countWhere, type MatchCount, type MatchFilter, mostDecided } from "@/domain/matching/rows";
import { query, type Reading } from "../doors";
import { readCursor, writeCursor } from "../page-cursor";
import { cvesOf, withFindings } from "./exploitation";

const cursor = z.object({
  levelRank: z.int(),
  standingRank: z.int(),
  siteName: z.string(),
  assetTag: z.string(),
  id: z.uuid(),
});

type Asked = Readonly<{ id: AdvisoryId }>;

/** What every page of an advisory begins with; null where there is none, or nobody gave the caller a role. */
export async function readHead(tx: Tx, { reach, reachFor }: Reading, id: AdvisoryId) {
  if (reach.sites.length === 0) return null;
  const [shown] = await shownAdvisories(tx, [id]);
  if (!shown) return null;
  const reaches = { systems: reachFor("system:read"), incidents: reachFor("incident:read") };
  const found = await findAdvisoryFacts(tx, id, reaches, cvesOf([shown]));
  if (!found) return null;
  const { facts, exploitation } = found;
  const advisory = withFindings(shown, exploitation);
  const effective = applyAnnotations(advisory.reading, advisory.findings, advisory.annotations);
  return {
    shown,
    effective,
    exploitation,
    head: headOf(advisory, effective, facts, sees(reaches.incidents)),
  };
}

function headOf(
  { id, trackingId, shownBecause, reading, revisionId }: ShownAdvisory,
  { findings, confirmed, vulnerabilities }: EffectiveAdvisory,
  facts: AdvisoryFacts,
  seesIncidents: boolean,
) {
  return {
    id,
    revisionId,
    trackingId,
    shownBecause,
    title: reading.title,
    publisher: reading.publisher.name,
    tlp: reading.tlp,
    released: reading.currentReleaseDate,
    version: reading.version,
    vulnerabilities: reading.vulnerabilities.length,
    highest: highestScore(vulnerabilities),
    findings: findings.length,
    openFindings: findings.filter((finding) => finding.open).length,
    confirmed,
    seesIncidents,
    ...facts,
  };
}

const sees = ({ sites }: Reach): boolean => sites === "all" || sites.length > 0;

/** Everything an advisory says and what was added to it, with the counts of its matches within reach. */
export const readAdvisory = query({
  name: "read-advisory",
  permission: "organisation:read",
  read: async (tx, reading, { id }: Asked) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const counts = await countMatches(tx, reading.reachFor("system:read"), id);
    const { head, effective, shown, exploitation } = found;
    return {
      head,
      effective,
      exploitation,
      annotations: shown.annotations,
      ports: proposePorts(shown.reading),
      counts,
      named: named(counts),
      asks: await listAsks(tx, reading.reachFor("system:read"), id),
      now: reading.now,
    };
  },
});

/** The systems within reach compared with an advisory, each with its reasons, and what is wrong with the document. */
export const readMatches = query({
  name: "read-matches",
  permission: "organisation:read",
  read: async (
    tx,
    reading,
    { id, filter, after }: Asked & Readonly<{ filter: MatchFilter; after: string | null }>,
  ) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const systems = reading.reachFor("system:read");
    const page = await listMatches(tx, systems, id, filter, { size: 50, after: readCursor(after, cursor) });
    const beside = await readBesideMatches(tx, systems, id);
    const { head, effective } = found;
    return {
      head,
      findings: effective.findings,
      corrected: comparedOtherwise(effective.products),
      rows: page.rows,
      total: page.total,
      next: page.next && writeCursor(page.next),
      isFirst: after === null,
      ...beside,
      named: named(beside.counts),
      now: reading.now,
    };
  },
});

/** The matches of a filter that the caller may decide, as many as are decided at once. */
export const listMatchesToDecide = query({
  name: "list-matches-to-decide",
  permission: "match:decide",
  read: async (tx, { reach }, { id, filter }: Asked & Readonly<{ filter: MatchFilter }>) => {
    const rows = await listMatchMarks(tx, reach, id, filter, mostDecided + 1);
    return { rows: rows.slice(0, mostDecided), more: rows.length > mostDecided };
  },
});

/** How many systems the document names as it counts now, and how many it would have named read as received. */
function named(counts: readonly MatchCount[]) {
  return {
    now: countWhere(counts, (count) => count.level !== "excluded"),
    asReceived: counts.reduce((sum, count) => sum + count.asReceived, 0),
  };
}

/** Every revision of an advisory with what it says otherwise than the shown one. */
export const readRevisions = query({
  name: "read-revisions",
  permission: "organisation:read",
  read: async (tx, reading, { id }: Asked) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    // Compared by what the documents are, without what a catalogue says of them (C10).
    const { shown: advisory, head } = found;
    const rows = await listRevisions(tx, id);
    const ids = rows.map((row) => row.id);
    const findings = await findingsOf(tx, ids);
    const revisions = rows.map(({ reading: said, ...row }) => {
      const own = findings.flatMap(({ revisionId, finding }) => (revisionId === row.id ? [finding] : []));
      const shown = { reading: advisory.reading, findings: advisory.findings };
      const isShown = row.id === advisory.revisionId;
      const difference = said && !isShown ? compareReadings(shown, { reading: said, findings: own }) : null;
      return {
        ...row,
        isShown,
        title: said?.title ?? "",
        released: said?.currentReleaseDate ?? null,
        findings: own.map((finding) => finding.code),
        difference,
      };
    });
    return { head, revisions };
  },
});
