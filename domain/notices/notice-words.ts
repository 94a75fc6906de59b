import type { NoticeKind } from "./notice";

/** Why somebody is told, in the words of the inbox. */
export const noticeWords: Readonly<Record<NoticeKind, string>> = {
  assigned: "Assigned to you",
  asked: "You are asked",
  mentioned: "You are mentioned",
  "step-returned": "Your step was returned",
  "approval-voided": "Your signature is void",
  "worse-state": "Worse state reported",
  "file-held": "A file is in quarantine",
  "file-rejected": "A file was rejected: its bytes wait for a second person",
  "clearance-withdrawn": "Clinical clearance withdrawn",
  "cancellation-requested": "Asked to cancel",
  "expiry-near": "Runs out soon",
  "expiry-passed": "Ran out",
  "file-damaged": "File damaged in the store",
};
