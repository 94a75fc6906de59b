import type { ExpiryKind } from "../checklist/expiries";
import type { IncidentEvents } from "./events";
import { type Sentence, stepPart, type Teller } from "./telling";

type Data = IncidentEvents["expiry.passed"];

const near: Readonly<Record<Exclude<ExpiryKind, "due">, string>> = {
  clearance: "The clinical clearance runs out",
  acceptance: "The acceptance of the risk runs out",
  permit: "The remote update path closes",
  attestation: "The containment is to be attested again",
  scan: "The scan after connecting is due",
};

const passed: Readonly<Record<Exclude<ExpiryKind, "due">, string>> = {
  clearance: "The clinical clearance ran out",
  acceptance: "The acceptance of the risk ran out",
  permit: "The permit ended, and its end is to be proved; it ended",
  attestation: "The attestation of the containment was missed; it was due",
  scan: "No scan was received after connecting; it was due",
};

/** The clock's word that something will run out. */
export function tellNear(data: Data, { tell }: Teller): Sentence {
  const at = tell(new Date(data.endsAt));
  return data.kind === "due" ? [...ofStep(data), ` is due ${at}`] : [`${near[data.kind]} ${at}`];
}

/** The clock's word that something has run out. */
export function tellPassed(data: Data, { tell }: Teller): Sentence {
  const at = tell(new Date(data.endsAt));
  return data.kind === "due" ? [...ofStep(data), ` was due ${at}`] : [`${passed[data.kind]} ${at}`];
}

const ofStep = ({ step, title }: Data): Sentence =>
  step ? [stepPart({ step, title: title ?? step })] : ["A step"];
