import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import type { DoorRefusal } from "@/lib/form-state";

type Code = EvidenceRefusal["code"] | DoorRefusal["code"] | "signed-out" | "other-origin";

const statuses: Readonly<Record<Code, number>> = {
  "signed-out": 401,
  "other-origin": 403,
  "not-allowed": 403,
  "not-found": 404,
  "incident-closed": 409,
  "drill-ended": 409,
  "already-attached": 409,
  "superseded-already": 409,
  "part-of-answer": 409,
  "id-taken": 409,
  "request-reused": 409,
  "request-repeated": 409,
  held: 409,
  unscanned: 409,
  "in-quarantine": 409,
  "not-held": 409,
  "not-rejected": 409,
  "nothing-to-release": 409,
  "own-rejection": 409,
  "decided-already": 409,
  "no-copy": 409,
  "not-a-picture": 422,
  "boxes-outside": 422,
  "too-large": 413,
  archive: 415,
  invalid: 422,
  empty: 422,
  interrupted: 422,
  "step-unknown": 422,
  "requirement-unknown": 422,
  "superseded-unknown": 422,
  "bytes-missing": 500,
  "bytes-damaged": 500,
  "bytes-gone": 503,
  "no-space": 507,
  "store-away": 503,
};

/** The status a refusal is answered with over HTTP. */
export const statusOf = (code: Code): number => statuses[code];

export const signedOut = { code: "signed-out", sentence: "Sign in first." } as const;
export const otherOrigin = {
  code: "other-origin",
  sentence: "Files are taken from the pages of this portal only.",
} as const;
