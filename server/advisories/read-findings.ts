import "server-only";
import { findShownDocument } from "@/db/revisions";
import type { AnsweredFinding } from "@/domain/advisories/annotation";
import { type Excerpt, excerptAt } from "@/domain/advisories/excerpt";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";
import { readHead } from "./read-advisory";

/** The most places shown of one finding, and lines of all of them; beyond, a finding shows its paths only. */
const mostPlaces = 6;
const mostLines = 4000;

/** What the import noticed about an advisory, what was answered, and what stands in the document at each place. */
export const readFindings = query({
  name: "read-findings",
  permission: "organisation:read",
  read: async (tx, reading, { id }: Readonly<{ id: AdvisoryId }>) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const received = await findShownDocument(tx, id);
    const document: unknown = received && JSON.parse(new TextDecoder().decode(received.raw));
    const { head, effective } = found;
    return { head, effective, places: placesOf(document, effective.findings) };
  },
});

function placesOf(
  document: unknown,
  findings: readonly AnsweredFinding[],
): ReadonlyMap<string, readonly Excerpt[]> {
  let left = mostLines;
  return new Map(
    findings.map(({ finding }) => {
      const shown =
        left <= 0 ? [] : finding.paths.slice(0, mostPlaces).map((path) => excerptAt(document, path));
      left -= shown.reduce((sum, { lines }) => sum + lines.length, 0);
      return [finding.key, shown];
    }),
  );
}
