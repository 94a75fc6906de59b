import "server-only";
import type { Tx } from "@/db/client";
import {
  type AcceptedRevision,
  acceptedRevisions,
  insertFindings,
  type ShownBecause,
  setShownRevision,
} from "@/db/revisions";
import { sameVersion, sharedVersion } from "@/domain/advisories/findings";
import { chooseRevision } from "@/domain/advisories/revisions";
import type { AdvisoryId, RevisionId } from "@/domain/ids";

type Shown = Readonly<{ revisionId: RevisionId | null; because: ShownBecause }>;

/**
 * Chooses again which revision people see and notes what cannot be told apart; the same for any order of imports.
 * Returns whether another one is shown now.
 */
export async function chooseShown(tx: Tx, advisoryId: AdvisoryId, before: Shown): Promise<boolean> {
  const revisions = await acceptedRevisions(tx, advisoryId);
  await noteTwins(tx, revisions);
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

/** C4: revisions of one version with other content are each told so, whichever came first. */
async function noteTwins(tx: Tx, revisions: readonly AcceptedRevision[]): Promise<void> {
  for (const { id, sha256, version } of revisions) {
    const twin = revisions.some((other) => other.id !== id && sameVersion(version, other.version));
    if (twin) await insertFindings(tx, id, [sharedVersion(version, sha256)]);
  }
}
