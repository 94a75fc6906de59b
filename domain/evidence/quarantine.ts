import { ok, type Result, refuse } from "@/lib/result";
import type { PersonId } from "../ids";
import { bytesDamaged, type EvidenceRefusal } from "./refusal";
import type { BytesFault } from "./verification";

/** Why a file is in quarantine. */
export const quarantineWhys = ["patient-data", "redacted", "malware"] as const;
export type QuarantineWhy = (typeof quarantineWhys)[number];

export type QuarantineState = "none" | "held" | "released" | "rejected";

/** What people decide of a file in quarantine. */
export const quarantineActKinds = ["released", "rejected", "destroyed"] as const;
export type QuarantineActKind = (typeof quarantineActKinds)[number];

export type QuarantineAct = Readonly<{
  kind: QuarantineActKind;
  by: Readonly<{ id: PersonId; name: string }>;
}>;

/** A file in quarantine, as far as deciding of it goes. */
export type Quarantined = Readonly<{
  name: string;
  state: QuarantineState;
  why: QuarantineWhy | null;
  fault: BytesFault | null;
  acts: readonly QuarantineAct[];
}>;

type Decided = Result<null, EvidenceRefusal>;

/** Whether the device tags of a file may be released as text: they are all that ever leaves quarantine. */
export function decideRelease({ state, why, fault }: Quarantined): Decided {
  if (state === "none") return refuse(notHeld);
  if (state !== "held") return refuse(decidedAlready(state));
  if (fault) return refuse(bytesDamaged(fault));
  return why === "patient-data" ? ok(null) : refuse(nothingToRelease);
}

/** Whether a file may be rejected: from quarantine, also after its device tags were released. */
export function decideReject({ state }: Quarantined): Decided {
  if (state === "none") return refuse(notHeld);
  return state === "rejected" ? refuse(decidedAlready(state)) : ok(null);
}

/** Whether this person may be the second to let the bytes of a rejected file be destroyed. */
export function decideDestruction({ state, acts }: Quarantined, person: PersonId): Decided {
  if (state !== "rejected") return refuse(notRejected);
  const rejected = acts.find(({ kind }) => kind === "rejected");
  if (rejected?.by.id === person) return refuse(ownRejection);
  return acts.some(({ kind }) => kind === "destroyed") ? refuse(confirmedAlready) : ok(null);
}

/** Whether the bytes of a hash may go: every file that has them is rejected, and a second person agreed for each. */
export const mayDestroyBytes = (
  rows: readonly Readonly<{ state: QuarantineState; agreed: boolean }>[],
): boolean => rows.length > 0 && rows.every(({ state, agreed }) => state === "rejected" && agreed);

const notHeld: EvidenceRefusal = { code: "not-held", sentence: "This file is not in quarantine." };
const notRejected: EvidenceRefusal = {
  code: "not-rejected",
  sentence: "This file was not rejected. A coordinator rejects it first, with a reason.",
};
const nothingToRelease: EvidenceRefusal = {
  code: "nothing-to-release",
  sentence:
    "Only the device tags of a DICOM file are released. This file stays in quarantine or is rejected.",
};
const ownRejection: EvidenceRefusal = {
  code: "own-rejection",
  sentence:
    "You rejected this file. Another coordinator or a clinical lead of the site confirms that its bytes are destroyed.",
};
const confirmedAlready: EvidenceRefusal = {
  code: "decided-already",
  sentence: "Two people already agreed to destroy the bytes of this file.",
};

function decidedAlready(state: "released" | "rejected"): EvidenceRefusal {
  const done = state === "released" ? "Its device tags were released already." : "It was rejected already.";
  return { code: "decided-already", sentence: `${done} Look at the file again.` };
}
