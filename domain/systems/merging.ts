import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId, MatchId, SiteId, SystemId } from "../ids";
import type { DecisionKind } from "../matching/decisions";
import { changesBetween } from "./correction";
import { type HeldIdentity, type IdentityChange, identityChanges } from "./identity";
import type { FieldChange } from "./import-rows";
import type { ServiceState, SystemFields } from "./system";

/** What was decided on one row for an advisory. */
export type SideDecision = Readonly<{
  matchId: MatchId;
  advisoryId: AdvisoryId;
  trackingId: string;
  decision: DecisionKind;
  reason: string;
}>;

/** One of two rows that may be one system. */
export type MergeSide = Readonly<{
  id: SystemId;
  siteId: SiteId;
  state: ServiceState;
  rowVersion: number;
  fields: SystemFields;
  openIncidents: readonly Readonly<{ key: string; advisoryId: AdvisoryId; isSeen: boolean }>[];
  decisions: readonly SideDecision[];
  /** What the device says of itself, one identity for each modality. */
  identities: readonly HeldIdentity[];
}>;

/** What of a row its person compares before a merge: its values, its decisions and its identities. */
export const comparedOf = ({
  rowVersion,
  decisions,
  identities,
}: Pick<MergeSide, "rowVersion" | "decisions" | "identities">) => ({
  rowVersion,
  decisions: decisions.map(({ matchId, decision, reason }) => [matchId, decision, reason]).sort(),
  identities: identities.map(({ id }) => id).sort(),
});

export type MergeRefusal = Readonly<{
  code:
    | "same-row"
    | "other-site"
    | "system-retired"
    | "changed-meanwhile"
    | "incidents-open"
    | "decisions-differ"
    | "identities-differ"
    | "tag-taken";
  sentence: string;
  incidents?: readonly string[];
  /** The advisories of which the person has not said which decision holds. */
  differing?: readonly Readonly<{ advisoryId: AdvisoryId; trackingId: string }>[];
  /** The modalities of which the person has not said which identity holds. */
  modalities?: readonly string[];
}>;

/** Two decisions on one system that contradict each other. */
export type Contradiction = Readonly<{ kept: SideDecision; merged: SideDecision }>;

/** The advisories on which two rows were decided otherwise. */
export function contradictionsOf(
  kept: Pick<MergeSide, "decisions">,
  merged: Pick<MergeSide, "decisions">,
): readonly Contradiction[] {
  return kept.decisions.flatMap((own) => {
    const other = merged.decisions.find(({ advisoryId }) => advisoryId === own.advisoryId);
    return other && other.decision !== own.decision ? [{ kept: own, merged: other }] : [];
  });
}

/** Two identities of one modality that say something else. */
export type IdentityClash = Readonly<{
  modality: string;
  kept: HeldIdentity;
  merged: HeldIdentity;
  changes: readonly IdentityChange[];
}>;

/** The modalities for which the device says something else in two rows. */
export function clashesOf(
  kept: Pick<MergeSide, "identities">,
  merged: Pick<MergeSide, "identities">,
): readonly IdentityClash[] {
  return kept.identities.flatMap((own) => {
    const other = merged.identities.find(({ modality }) => modality === own.modality);
    const changes = other ? identityChanges(own, other) : [];
    return other && changes.length > 0 ? [{ modality: own.modality, kept: own, merged: other, changes }] : [];
  });
}

export type Merge = Readonly<{
  fields: SystemFields;
  changes: readonly FieldChange[];
  /** The decisions of the merged row that hold for the kept one from now on. */
  carried: readonly SideDecision[];
  /** The identities of the merged row that the kept one takes over, each with the one whose place it takes. */
  identities: readonly Readonly<{ id: string; modality: string; supersedes: string | null }>[];
}>;

type Given = Readonly<{
  fields: SystemFields;
  /** Whether both rows are as the person read them. */
  asRead: boolean;
  /** Which row's decision holds, by advisory. */
  holds: Readonly<Record<string, "kept" | "merged">>;
  /** Which row's identity holds, by modality. */
  identities: Readonly<Record<string, "kept" | "merged">>;
}>;

/**
 * Two rows of one site become one: the kept row takes the values the person chose and what only the merged one decided. Incidents do
 * not change their system, so the merged row's must have ended.
 */
export function decideMerge(kept: MergeSide, merged: MergeSide, given: Given): Result<Merge, MergeRefusal> {
  const refusal =
    notMergeable(kept, merged) ??
    (given.asRead ? null : changedMeanwhile) ??
    incidentsOpen(kept, merged) ??
    undecidedBetween(kept, merged, given) ??
    unchosenIdentities(kept, merged, given);
  if (refusal) return refuse(refusal);
  const own = new Set(kept.decisions.map(({ advisoryId }) => advisoryId));
  const carried = merged.decisions.filter(
    ({ advisoryId }) => !own.has(advisoryId) || given.holds[advisoryId] === "merged",
  );
  const changes = changesBetween(kept.fields, given.fields);
  return ok({ fields: given.fields, changes, carried, identities: takenOver(kept, merged, given) });
}

/** The identities of modalities that only the merged row has, and those that were chosen over the kept row's own. */
function takenOver(kept: MergeSide, merged: MergeSide, given: Given): Merge["identities"] {
  const own = new Map(kept.identities.map((each) => [each.modality, each.id]));
  const chosen = clashesOf(kept, merged).filter(({ modality }) => given.identities[modality] === "merged");
  const added = merged.identities.filter(({ modality }) => !own.has(modality));
  return [...added, ...chosen.map((clash) => clash.merged)].map(({ id, modality }) => ({
    id,
    modality,
    supersedes: own.get(modality) ?? null,
  }));
}

function notMergeable(kept: MergeSide, merged: MergeSide): MergeRefusal | null {
  if (kept.id === merged.id) {
    return { code: "same-row", sentence: "These are one row already. Choose another." };
  }
  if (kept.siteId !== merged.siteId) {
    return {
      code: "other-site",
      sentence: "Rows of two sites are not merged. A system that went there is moved.",
    };
  }
  if (kept.state === "retired" || merged.state === "retired") {
    return { code: "system-retired", sentence: "One of them is retired. Nothing was merged." };
  }
  return null;
}

const changedMeanwhile: MergeRefusal = {
  code: "changed-meanwhile",
  sentence: "One of them was changed meanwhile. Compare them again. Nothing was merged.",
};

function incidentsOpen(kept: MergeSide, merged: MergeSide): MergeRefusal | null {
  if (merged.openIncidents.length === 0) return null;
  const both = merged.openIncidents.filter(({ advisoryId }) =>
    kept.openIncidents.some((own) => own.advisoryId === advisoryId),
  );
  const incidents = merged.openIncidents.filter(({ isSeen }) => isSeen).map(({ key }) => key);
  const why =
    both.length > 0
      ? "Both rows have an open incident for one advisory."
      : "The row that is to be merged has an open incident.";
  const sentence = `${why} Close or cancel ${incidents.join(", ") || "it"} first, or keep that row. Nothing was merged.`;
  return { code: "incidents-open", sentence, incidents };
}

function undecidedBetween(kept: MergeSide, merged: MergeSide, { holds }: Given): MergeRefusal | null {
  const differing = contradictionsOf(kept, merged)
    .map(({ kept: { advisoryId, trackingId } }) => ({ advisoryId, trackingId }))
    .filter(({ advisoryId }) => holds[advisoryId] === undefined);
  if (differing.length === 0) return null;
  const named = differing.map(({ trackingId }) => trackingId).join(", ");
  const sentence = `The rows were decided otherwise for ${named}. Say which decision holds. Nothing was merged.`;
  return { code: "decisions-differ", sentence, differing };
}

function unchosenIdentities(kept: MergeSide, merged: MergeSide, { identities }: Given): MergeRefusal | null {
  const modalities = clashesOf(kept, merged)
    .map(({ modality }) => modality)
    .filter((modality) => identities[modality] === undefined);
  if (modalities.length === 0) return null;
  const named = modalities.map((modality) => modality || "unnamed").join(", ");
  const sentence = `The rows hold different DICOM identities: ${named}. Say which one holds. Nothing was merged.`;
  return { code: "identities-differ", sentence, modalities };
}
