import type { MarkKind } from "../checklist/evaluation";
import type { ApprovalPurpose, StepRole } from "../checklist/template";
import type { AdvisoryId } from "../ids";
import type { Priority } from "../priority/values";

/** The incident a row of today is about. */
export type TodayIncident = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  siteName: string;
  zone: string;
}>;

/** An advisory with systems nobody has decided on. */
export type UndecidedAdvisory = Readonly<{
  advisoryId: AdvisoryId;
  trackingId: string;
  title: string;
  systems: number;
  sites: number;
}>;

export type ToApprove = TodayIncident & Readonly<{ step: string; title: string; purpose: ApprovalPurpose }>;

/** What ends within days, or has ended and asks for a decision. */
export type EndKind =
  | "clearance"
  | "acceptance"
  | "permit"
  | "containment"
  | "override"
  | Extract<
      MarkKind,
      | "clinical-decision-needed"
      | "acceptance-expired"
      | "replacement-plan-missing"
      | "permit-end-unproved"
      | "report-unresolved"
    >;
export type Ending = TodayIncident & Readonly<{ kind: EndKind; at: Date; step: string | null }>;

/** A step others are to do and that holds further steps. */
export type Blocking = TodayIncident &
  Readonly<{
    step: string;
    title: string;
    role: StepRole;
    who: readonly string[];
    holds: number;
    dueAt: Date | null;
    priority: Priority | null;
    asked: Readonly<{ by: string; at: Date; who: readonly string[] }> | null;
  }>;

/** How many days ahead an end is told. */
export const endingDays = 7;

/** Rows, and how many there are where not all are given. */
export type Counted<Row> = Readonly<{ rows: readonly Row[]; total: number }>;
