import type { AdvisoryId, IncidentId, SiteId, SystemId } from "../ids";
import type { ExposureName } from "../incidents/exposure-names";
import type { DecisionKind } from "../matching/decisions";
import type { MatchLevel } from "../matching/matchable";
import type { CareAnswer } from "../status/system";

export const statusChangeKinds = ["system", "match", "decision", "incident", "state"] as const;
export type StatusChangeKind = (typeof statusChangeKinds)[number];

/** An instant as it is kept in a change: ISO 8601 with its offset. */
type Instant = string;

/** Something that status rests on as it became at a time: of a system, of its match with an advisory, or of an incident of both. */
export type StatusChange = Readonly<{ at: Date; siteId: SiteId; systemId: SystemId }> &
  (
    | Readonly<{ kind: "system"; facts: Readonly<{ retired: boolean }> }>
    | Readonly<{
        kind: "match";
        advisoryId: AdvisoryId;
        facts: Readonly<{ level: MatchLevel; recheck: boolean }>;
      }>
    | Readonly<{
        kind: "decision";
        advisoryId: AdvisoryId;
        facts: Readonly<{ decision: DecisionKind; at: Instant }>;
      }>
    | Readonly<{
        kind: "incident";
        advisoryId: AdvisoryId;
        incidentId: IncidentId;
        facts: Readonly<{ openedAt: Instant }> &
          (
            | Readonly<{ end: null; closedAt: null }>
            | Readonly<{ end: "remediated" | "cancelled" | "withdrawn"; closedAt: Instant }>
          );
      }>
    | Readonly<{
        kind: "state";
        advisoryId: AdvisoryId;
        incidentId: IncidentId;
        facts: Readonly<{
          exposure: ExposureName;
          holdsUntil: Instant | null;
          decide: boolean;
          care: CareAnswer | null;
        }>;
      }>
  );
