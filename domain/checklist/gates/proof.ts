import type { ProofFault } from "../../proof/judge";
import { isScan } from "../../proof/reading";
import { type Case, latestOf } from "../case";
import type { Attempt, EvidenceFact } from "../facts";
import { roleOf } from "../missing";
import { portFaults, portFiles, provenWithPortDown } from "../port-proof";
import type { Blocker, RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import type { Step } from "../template";
import type { Gate, Trial } from "../trial";

const acts: Gate["acts"] = ["do", "verify", "confirm"];

type Shown = Readonly<{ files: readonly EvidenceFact[]; at: Date; attempt: Attempt | null }>;

/** The files an act rests on: those offered, else those of the attempt that is looked at; null where it only explains. */
function shown(on: Case, { act, step, at, files, attempt }: Trial): Shown | null {
  if (act === "do") return files ? { files, at, attempt: null } : null;
  const looked = attempt?.attempt ?? latestOf(on, step.key)?.attempt;
  if (looked?.outcome !== "done") return null;
  const own = on.facts.evidence.filter((file) => file.attemptId === looked.id && !file.superseded);
  return { files: own, at: looked.doneAt, attempt: looked };
}

const told = (on: Case, step: Step, code: RefusalCode, sentence: string): Blocker => ({
  code,
  step: step.key,
  sentence,
  who: peopleFor(on.facts, roleOf(step)),
});

const ofFault = (id: Gate["id"], name: string, code: ProofFault["code"]): Gate => ({
  id,
  name,
  code,
  kinds: ["prove-segment", "end-permit"],
  acts,
  check: (on, trial) => {
    const found = shown(on, trial);
    const faults = found ? portFaults(on, trial.step, found.files, found.at, found.attempt) : [];
    return faults
      .filter((fault) => fault.code === code)
      .map(({ sentence }) => told(on, trial.step, code, sentence));
  },
});

/** That a segment keeps traffic away is shown by a scan or an extract, and what the portal can read of it is judged. */
export const proofGates: readonly Gate[] = [
  {
    id: "G50",
    name: "A segment is proven by a scan or an extract on file, with the port down by an extract",
    code: "no-port-proof",
    kinds: ["prove-segment", "end-permit"],
    acts,
    check: (on, trial) => {
      const found = shown(on, trial);
      if (!found) return [];
      const { step } = trial;
      const files = portFiles(step, found.files);
      if (provenWithPortDown(on, step, found.attempt)) {
        const scans = files.filter((file) => isScan(file.portReading));
        if (scans.length === 0 ? files.length > 0 || step.kind === "end-permit" : scans.length < files.length)
          return [];
        const sentence =
          "The port is down: a scan reaches nothing and proves nothing. Attach switch and firewall extracts.";
        return [told(on, step, "no-port-proof", sentence)];
      }
      if (files.length > 0 || step.kind === "end-permit") return [];
      return [
        told(on, step, "no-port-proof", "Attach a scan or a firewall extract that shows the ports filtered."),
      ];
    },
  },
  {
    id: "G51",
    name: "The ports the advisory names are confirmed before they are proven",
    code: "ports-not-confirmed",
    kinds: ["prove-segment"],
    acts: ["do", "verify", "confirm"],
    check: (on) => {
      const { confirmed, unconfirmed } = on.facts.ports;
      if (confirmed.length > 0 || unconfirmed.length === 0) return [];
      const sentence = `The advisory names ${unconfirmed.join(", ")}. Which ports are to be filtered is confirmed on the advisory first.`;
      return [{ code: "ports-not-confirmed", sentence, who: peopleFor(on.facts, "coordinator") }];
    },
  },
  ofFault("G52", "No port the advisory names is open", "ports-open"),
  ofFault("G53", "Every port the advisory names is told of", "ports-not-scanned"),
  ofFault("G54", "A scan is newer than what it proves and no more than a day old", "scan-outdated"),
  ofFault("G55", "A scan is of the system's own address", "scan-of-another-system"),
  ofFault("G56", "A scan is whole and can be read", "scan-unreadable"),
];
