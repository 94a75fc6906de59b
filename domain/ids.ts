declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<"person">;
export type SiteId = Id<"site">;
export type SystemId = Id<"system">;
export type AdvisoryId = Id<"advisory">;
export type RevisionId = Id<"revision">;
export type FindingId = Id<"finding">;
export type MatchId = Id<"match">;
export type IncidentId = Id<"incident">;
export type TemplateId = Id<"template">;
export type DraftId = Id<"template-draft">;
export type DrillId = Id<"drill">;
export type InjectId = Id<"drill-inject">;
export type AttemptId = Id<"attempt">;
export type BriefingId = Id<"briefing">;
export type EvidenceId = Id<"evidence">;
export type NoticeId = Id<"notice">;
export type GrantId = Id<"grant">;
export type ContactId = Id<"contact">;
export type SessionId = Id<"session">;
/** The id of a record beside the steps: a decision, clearance, acceptance, permit, plan, approval, report. */
export type RecordId = Id<"record">;
