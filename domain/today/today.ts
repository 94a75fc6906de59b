import type { MarkKind } from "../checklist/evaluation";
import type { ApprovalPurpose, StepRole } from "../checklist/template";
import type { AdvisoryId } from "../ids";
import type { Priority } from "../priority/values";

/** What Today consists of; each stands on a page of its own too, where all its rows are. */
export const todaySections = [
  "yours",
  "silent",
  "answers",
  "endings",
  "approve",
  "undecided",
  "recheck",
  "blocked",
  "questions",
] as const;
export type TodaySectionName = (typeof todaySections)[number];

/** The section of an address; null where there is none of that name. */
export const readSection = (name: string): TodaySectionName | null =>
  todaySections.find((section) => section === name) ?? null;

/** Which rows of a section are wanted. */
export type Slice = Readonly<{ size: number; from: number }>;

/** How many rows of each section stand on Today, and how many on a page of its own. */
export const mostOnToday = 10;
export const mostOnPage = 100;

/** The rows of a slice, and how many there are in all. */
export const sliced = <Row>(rows: readonly Row[], { size, from }: Slice): Counted<Row> => ({
  rows: rows.slice(from, from + size),
  total: rows.length,
});

/** The incident a row of today is about. */
export type TodayIncident = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  siteName: string;
  zone: string;
}>;

/** An advisory with systems nobody has decided on, or with decisions that are to be looked at again. */
export type UndecidedAdvisory = Readonly<{
  advisoryId: AdvisoryId;
  trackingId: string;
  title: string;
  systems: number;
  sites: number;
}>;

/** How urgent an incident is, and what it waits for. */
export type Urgency = Readonly<{
  priority: Priority | null;
  /** What the table gives, where a coordinator's own priority stands before it. */
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
}>;

/** A step that is the reader's to do: their role's, at their site, held by nobody else and locked by nothing. */
export type YourStep = TodayIncident &
  Urgency &
  Readonly<{
    location: string;
    step: string;
    title: string;
    /** It was done and is in question: whether it still stands. */
    inQuestion: boolean;
  }>;

export type ToApprove = TodayIncident &
  Urgency &
  Readonly<{ step: string; title: string; purpose: ApprovalPurpose }>;

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
export type Ending = TodayIncident & Urgency & Readonly<{ kind: EndKind; at: Date; step: string | null }>;

/** A step others are to do and that holds further steps. */
export type Blocking = TodayIncident &
  Urgency &
  Readonly<{
    step: string;
    title: string;
    role: StepRole;
    who: readonly string[];
    holds: number;
    asked: Readonly<{ by: string; at: Date; who: readonly string[] }> | null;
  }>;

/** How many days ahead an end is told. */
export const endingDays = 7;

/** Rows, and how many there are where not all are given. */
export type Counted<Row> = Readonly<{ rows: readonly Row[]; total: number }>;
