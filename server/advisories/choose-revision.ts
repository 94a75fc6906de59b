import "server-only";
import { z } from "zod";
import { shownAdvisories } from "@/db/advisories";
import { acceptedRevisions, setShownRevision } from "@/db/revisions";
import type { CorrectionRefusal } from "@/domain/advisories/correcting";
import type { DomainEvent } from "@/domain/events";
import type { RevisionId } from "@/domain/ids";
import { ok, type Result, refuse } from "@/lib/result";
import { command } from "../doors";
import { matchAdvisory } from "../matches/compute";
import { recheckAdvisory } from "../matches/rechecks";
import { movePriorities } from "../priority/move-priorities";
import { prose } from "../text-fields";
import { advisoryId, loadForCorrection } from "./correction";

/** Chooses which revision is shown, whatever the rule says; decisions are looked at again. */
export const chooseAdvisoryRevision = command({
  name: "choose-advisory-revision",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    advisoryId,
    revisionId: z.uuid().transform((id) => id as RevisionId),
    reason: prose(1000, "Say why this revision is the one that counts"),
  }),
  load: async (tx, input) => {
    const subject = await loadForCorrection(tx, input.advisoryId);
    return subject && { ...subject, revisions: await acceptedRevisions(tx, input.advisoryId) };
  },
  decide: ({ advisory, revisions }, input): Result<RevisionId, CorrectionRefusal> => {
    if (!revisions.some((revision) => revision.id === input.revisionId)) {
      return refuse({
        code: "revision-gone",
        sentence: "This advisory has no such revision that was accepted.",
      });
    }
    const shown = advisory.revisionId === input.revisionId && advisory.shownBecause === "chosen";
    if (shown) return refuse({ code: "already-so", sentence: "This revision is chosen already." });
    return ok(input.revisionId);
  },
  save: async (tx, revisionId, moment) => {
    const { subject, input } = moment;
    const { id, revisionId: before } = subject.advisory;
    await setShownRevision(tx, id, { revisionId, because: "chosen" });
    const chosen: DomainEvent = {
      type: "advisory.revision-chosen",
      siteId: null,
      incidentId: null,
      subjectId: id,
      data: { advisoryId: id, revisionId, before, reason: input.reason },
    };
    const [shown] = revisionId === before ? [] : await shownAdvisories(tx, [id]);
    if (!shown) return [chosen];
    const computed = await matchAdvisory(tx, shown, "revision", moment);
    const because = `Version ${shown.reading.version} of ${shown.trackingId} was chosen to be shown.`;
    const asked = await recheckAdvisory(tx, id, { cause: "revision", because }, moment);
    return [chosen, ...computed, ...asked, ...(await movePriorities(tx, [id], moment))];
  },
  done: () => null,
});
