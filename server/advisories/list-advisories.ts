import "server-only";
import { z } from "zod";
import { shownAdvisories } from "@/db/advisories";
import { listAdvisoryIds, listOrphanReceipts } from "@/db/advisory-list";
import { countMatchesOf } from "@/db/match-list";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { highestScore } from "@/domain/advisories/scores";
import { query } from "../doors";
import { readCursor, writeCursor } from "../page-cursor";
import { withKevFindings } from "./exploitation";

const cursor = z.object({ at: z.iso.datetime({ precision: 6 }), id: z.uuid() });

/** One page of advisories, the last received first, each with how it stands within the caller's reach. */
export const listAdvisories = query({
  name: "list-advisories",
  permission: "organisation:read",
  read: async (tx, { reach, reachFor }, asked: Readonly<{ text: string; after: string | null }>) => {
    if (reach.sites.length === 0) return { rows: [], next: null, receipts: [] };
    const after = readCursor(asked.after, cursor);
    const page = await listAdvisoryIds(tx, reachFor("incident:read"), { text: asked.text, after, size: 50 });
    const ids = page.rows.map((row) => row.id);
    const found = await withKevFindings(tx, await shownAdvisories(tx, ids));
    const shown = new Map(found.map((advisory) => [advisory.id, advisory]));
    const counts = await countMatchesOf(tx, reachFor("system:read"), ids);
    const rows = page.rows.flatMap(({ id, ...row }) => {
      const advisory = shown.get(id);
      if (!advisory) return [];
      const { reading, findings, annotations, trackingId, shownBecause } = advisory;
      const effective = applyAnnotations(reading, findings, annotations);
      return [
        {
          id,
          ...row,
          trackingId,
          shownBecause,
          title: reading.title,
          publisher: reading.publisher.name,
          tlp: reading.tlp,
          released: reading.currentReleaseDate,
          vulnerabilities: reading.vulnerabilities.length,
          highest: highestScore(effective.vulnerabilities),
          findings: effective.findings.length,
          openFindings: effective.findings.filter((finding) => finding.open).length,
          confirmed: effective.confirmed,
          counts: counts.filter((count) => count.advisoryId === id),
        },
      ];
    });
    return {
      rows,
      next: page.next && writeCursor(page.next),
      receipts: after ? [] : await listOrphanReceipts(tx),
    };
  },
});
