import "server-only";
import type { Tx } from "@/db/client";
import {
  type AcceptedRevision,
  acceptedRevisions,
  insertFindings,
  readingsOf,
  type ShownBecause,
  setShownRevision,
} from "@/db/revisions";
import { type FindingContext, findFaults } from "@/domain/advisories/findings";
import { chooseRevision } from "@/domain/advisories/revisions";
import type { AdvisoryId, RevisionId } from "@/domain/ids";

type Shown = Readonly<{ revisionId: RevisionId | null; because: ShownBecause }>;

/**
 * Chooses again which revision people see and notes what cannot be told apart; the same for any order of imports.
 * Returns whether another one is shown now.
 */
export async function chooseShown(
  tx: Tx,
  advisoryId: AdvisoryId,
  before: Shown,
  aliases: FindingContext["aliases"],
): Promise<boolean> {
  const revisions = await acceptedRevisions(tx, advisoryId);
  await noteTwins(tx, revisions, aliases);
  const choice = before.because === "chosen" ? before.revisionId : null;
  const chosen = chooseRevision(revisions, choice);
  if (!chosen) return false;
  const revisionId = chosen.revision.id;
  await setShownRevision(tx, advisoryId, { revisionId, because: because(chosen.by, revisions.length) });
  return revisionId !== before.revisionId;
}

function because(by: "choice" | "published" | "order-unknown", count: number): ShownBecause {
  if (by === "choice") return "chosen";
  if (by === "order-unknown") return "order-unknown";
  return count === 1 ? "only" : "latest";
}

const sameClaim = (a: AcceptedRevision, b: AcceptedRevision): boolean =>
  a.version === b.version && a.currentReleaseAt?.getTime() === b.currentReleaseAt?.getTime();

/** C4: revisions with other content under the same version and date are each told so, whichever came first. */
async function noteTwins(
  tx: Tx,
  revisions: readonly AcceptedRevision[],
  aliases: FindingContext["aliases"],
): Promise<void> {
  const twins = revisions.filter((one) =>
    revisions.some((other) => other.id !== one.id && sameClaim(one, other)),
  );
  const readings = await readingsOf(
    tx,
    twins.map((twin) => twin.id),
  );
  for (const { id, sha256 } of twins) {
    const other = twins.find((twin) => twin.id !== id);
    const reading = readings.get(id);
    if (!reading || !other) continue;
    const previous = { ...other, currentReleaseDate: reading.currentReleaseDate };
    const found = findFaults(reading, {
      fileName: null,
      sha256,
      previous,
      aliases,
      sha512: null,
      baseScoreOf: null,
    });
    await insertFindings(
      tx,
      id,
      found.filter((finding) => finding.code === "C4"),
    );
  }
}
