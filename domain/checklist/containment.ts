import { type Case, networkNow, stepOfKind } from "./case";
import { after, days, hours } from "./duration";
import type { Attestation, NetworkFact } from "./facts";
import { scanProves } from "./port-proof";
import { countingOfKind, verifiedAndStanding } from "./settling";
import type { Standing } from "./standing";

/** Containment is attested anew every 30 days. */
export const attestedFor = days(30);

/** What keeps the system contained now, and until when that may be said without a new fact. */
export type Contained = Readonly<{
  how: "standalone" | "segment";
  by: Standing;
  attestation: Attestation | null;
  attestedUntil: Date;
  /** The scan that must follow an interim connection; null: none is owed. */
  scanDueAt: Date | null;
  until: Date;
}>;

/** The containment that stands, whether or not its attestation or scan was missed. */
export function standingContainment(on: Case): Contained | null {
  const network = networkNow(on.facts);
  if (network === "disconnected")
    return contained(on, "standalone", verifiedAndStanding(on, "disconnect"), null);
  if (network !== "segment") return null;
  const proof = verifiedAndStanding(on, "prove-segment");
  const connected = proof ? interimConnection(on, proof) : null;
  if (connected === "unverified") return null;
  return contained(on, "segment", proof, connected ? scanDue(on, connected) : null);
}

/** The containment that holds at the time asked. */
export function containment(on: Case): Contained | null {
  const found = standingContainment(on);
  return found && on.env.now < found.until ? found : null;
}

function contained(
  on: Case,
  how: Contained["how"],
  by: Standing | null,
  scanDueAt: Date | null,
): Contained | null {
  if (!by?.firstVerified) return null;
  const since = by.verified ?? by.firstVerified;
  const attestation = on.facts.attestations.findLast((each) => each.at >= since.at) ?? null;
  const attestedUntil = attestation?.until ?? after(since.at, attestedFor);
  const until = scanDueAt && scanDueAt < attestedUntil ? scanDueAt : attestedUntil;
  return { how, by, attestation, attestedUntil, scanDueAt, until };
}

/**
 * The interim connection that brought the system into the segment after it was proven with the port down; it counts
 * from its verification. A segment proven in place since needs none; one into which another incident's act brought the
 * system is proven in place first.
 */
function interimConnection(on: Case, proof: Standing): Standing | "unverified" | null {
  const moved = placedLast(on);
  if (!moved || proof.attempt.doneAt >= moved.since) return null;
  if (broughtByAnother(on, moved)) return "unverified";
  if (moved.act !== "interim-connect") return null;
  return countingOfKind(on, "interim-connect") ?? verifiedAndStanding(on, "interim-connect") ?? "unverified";
}

const placedLast = ({ facts }: Case): NetworkFact | undefined =>
  facts.system.network.findLast((fact) => fact.act !== "permit-start" && fact.act !== "permit-end");

const broughtByAnother = ({ facts }: Case, moved: NetworkFact): boolean =>
  moved.incidentId !== null && moved.incidentId !== facts.incident.id;

/** The proof of a segment into which another incident's act brought the system only later; null: there is none. */
export function provenBeforeMove(on: Case): Standing | null {
  const moved = placedLast(on);
  if (moved?.state !== "segment" || !broughtByAnother(on, moved)) return null;
  const proof = verifiedAndStanding(on, "prove-segment");
  return proof && proof.attempt.doneAt < moved.since ? proof : null;
}

/**
 * A scan follows within 24 hours of connecting; null once it was received in time. One that comes later settles nothing:
 * the segment is proven anew, and verified.
 */
function scanDue(on: Case, connected: Standing): Date | null {
  const step = stepOfKind(on, "interim-connect");
  const due = after(connected.attempt.doneAt, hours(24));
  const asked = step?.evidence.find((each) => each.proves === "scan")?.key;
  const received = on.facts.evidence.some(
    (file) =>
      file.stepKey === step?.key &&
      file.requirement === asked &&
      !file.superseded &&
      file.receivedAt >= connected.attempt.doneAt &&
      file.receivedAt < due &&
      scanProves(on, file, connected.attempt.doneAt),
  );
  return received ? null : due;
}
