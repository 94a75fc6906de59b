import type { ProofFault } from "../../proof/judge";
import { isScan } from "../../proof/reading";
import { type Case, latestOf } from "../case";
import { roleOf } from "../missing";
import {
  openAsRead,
  portFaults,
  portFiles,
  provenWithPortDown,
  provesPorts,
  readByPeople,
  type Showing,
  unreadPorts,
} from "../port-proof";
import type { Blocker, RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import type { Step } from "../template";
import type { Gate, Trial } from "../trial";

const acts: Gate["acts"] = ["do", "verify", "confirm"];

/** What an act rests on: what is offered, else the attempt that is looked at; null where it only explains. */
function shown(on: Case, { act, step, at, files, answers, attempt }: Trial): Showing | null {
  if (act === "do") return files ? { files, at, attempt: null, answers: answers ?? {} } : null;
  const looked = attempt?.attempt ?? latestOf(on, step.key)?.attempt;
  if (looked?.outcome !== "done") return null;
  const own = on.facts.evidence.filter((file) => file.attemptId === looked.id && !file.superseded);
  return { files: own, at: looked.doneAt, attempt: looked, answers: looked.answers };
}

/** What whoever verifies says that they read in it themselves; null where the act only explains, or is another. */
const readAgain = ({ act, answers }: Trial) => (act === "verify" ? (answers ?? null) : null);

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
    if (!found) return [];
    const again = readAgain(trial);
    const { ports } = readByPeople(on, trial.step, found.files, found.attempt);
    return [...portFaults(on, trial.step, found), ...(again ? openAsRead(ports, again) : [])]
      .filter((fault) => fault.code === code)
      .map(({ sentence }) => told(on, trial.step, code, sentence));
  },
});

/** The file that the portal cannot read is read by its doer and by whoever verifies: each says what it shows of each port. */
function unreadBy(on: Case, trial: Trial, found: Showing): readonly Blocker[] {
  const { ports } = readByPeople(on, trial.step, found.files, found.attempt);
  const byDoer = unreadPorts(ports, found.answers);
  if (trial.act !== "do" && byDoer.length > 0) {
    const sentence = `The portal cannot read the file, and its doer did not say where it shows ${byDoer.join(", ")} filtered. The step has to be done again.`;
    return [told(on, trial.step, "no-port-proof", sentence)];
  }
  const again = readAgain(trial);
  const unread = again ? unreadPorts(ports, again) : byDoer;
  if (unread.length === 0) return [];
  const sentence = `The portal cannot read the file. Read it and say for ${unread.join(", ")} that it shows the port filtered, and in which rule, line or page; or attach a scan or an extract that the portal can read.`;
  const missing = told(on, trial.step, "no-port-proof", sentence);
  // Whoever verifies reads it themselves: nobody else can do that for them.
  return [again ? { ...missing, who: [] } : missing];
}

/** That a segment keeps traffic away is shown by a scan or an extract, and what the portal can read of it is judged. */
export const proofGates: readonly Gate[] = [
  {
    id: "G50",
    name: "A segment is proven by a scan or an extract on file that was read, with the port down by an extract",
    code: "no-port-proof",
    kinds: ["prove-segment", "end-permit"],
    acts,
    check: (on, trial) => {
      const found = shown(on, trial);
      if (!found) return [];
      const { step } = trial;
      const files = portFiles(step, found.files);
      const scans = files.filter((file) => isScan(file.portReading));
      if (provenWithPortDown(on, step, found.attempt)) {
        const none = files.length === 0 && step.kind === "end-permit";
        if (!none && (files.length === 0 || scans.length === files.length)) {
          const sentence =
            "The port is down: a scan reaches nothing and proves nothing. Attach switch and firewall extracts.";
          return [told(on, step, "no-port-proof", sentence)];
        }
      } else if (files.length === 0 && provesPorts(on, step, found.attempt)) {
        const sentence = "Attach a scan or a firewall extract that shows the ports filtered.";
        return [told(on, step, "no-port-proof", sentence)];
      }
      return unreadBy(on, trial, found);
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
  ofFault(
    "G54",
    "A scan or an extract is newer than what it proves and no more than a day old",
    "scan-outdated",
  ),
  ofFault("G55", "A scan is of the system's own address", "scan-of-another-system"),
  ofFault("G56", "A scan is whole and can be read", "scan-unreadable"),
  {
    id: "G60",
    name: "Nothing is verified or confirmed whose file is in quarantine, not scanned or damaged",
    code: "evidence-missing",
    kinds: "any",
    acts: ["verify", "confirm"],
    check: (on, { step, attempt }) =>
      on.facts.withheld
        .filter(({ attemptId }) => attemptId === attempt?.attempt.id)
        .map(({ name }) =>
          told(
            on,
            step,
            "evidence-missing",
            `${name}, with which this was done, is in quarantine, waits for the malware scanner, or is damaged in the store. Have it put right, or do the step again with another file.`,
          ),
        ),
  },
];
