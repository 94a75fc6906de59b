import { type Case, networkNow, stepOfKind } from "../case";
import { after, days } from "../duration";
import { missing } from "../missing";
import { clearanceInForce } from "../records";
import type { Blocker, RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import { countsKind } from "../settling";
import type { Step, StepKind } from "../template";
import type { Gate } from "../trial";

/** Refuses unless the step of a kind counts. */
export function unlessCounts(
  on: Case,
  kind: StepKind,
  code: RefusalCode,
  sentence: string,
): readonly Blocker[] {
  if (countsKind(on, kind)) return [];
  const step = stepOfKind(on, kind);
  return [step ? missing(on, step, code, sentence) : { code, sentence, who: [] }];
}

/** A system that is withdrawn while it is connected is disconnected by it. */
const disconnects = (on: Case, step: Step): boolean =>
  step.kind === "disconnect" || networkNow(on.facts) !== "disconnected";

const blank = (text: string | null | undefined) => !text?.trim();

/** Before a system is taken off the network: the decision, the clinical answer, the backup, the queue. */
export const containmentGates: readonly Gate[] = [
  {
    id: "G01",
    name: "Segment first",
    code: "segment-first",
    kinds: ["decide"],
    acts: ["do"],
    check: (on, { decision }) => {
      if (!decision || decision.option === "segment") return [];
      const who = peopleFor(on.facts, "coordinator");
      const answer = on.facts.clearances.at(-1)?.answer;
      const refused = answer === "refused" || answer === "withdrawn";
      const why: Blocker[] = [];
      if (blank(decision.segmentImpossible))
        why.push({ code: "segment-first", sentence: "Say why a dedicated segment is impossible.", who });
      if (decision.option === "exception" && blank(decision.standaloneImpossible) && !refused)
        why.push({ code: "segment-first", sentence: "Say why standalone is impossible.", who });
      return why;
    },
  },
  {
    id: "G02",
    name: "Disconnect only under a clearance in force",
    code: "no-clearance",
    kinds: ["disconnect", "withdraw"],
    acts: ["do", "confirm"],
    check: (on, { at, step }) => {
      if (!disconnects(on, step) || clearanceInForce(on, at)) return [];
      const sentence = "No clinical clearance was in force then: patient safety is not attested.";
      const asked = stepOfKind(on, "clearance")?.key;
      const who = peopleFor(on.facts, "clinical-lead");
      return [{ code: "no-clearance", sentence, who, ...(asked ? { step: asked } : {}) }];
    },
  },
  {
    id: "G03",
    name: "Disconnect only with a proven backup",
    code: "no-backup",
    kinds: ["disconnect", "withdraw"],
    acts: ["do", "confirm"],
    check: (on, { step }) =>
      disconnects(on, step)
        ? unlessCounts(
            on,
            "backup",
            "no-backup",
            "The backup is not proven: it must be done and verified first.",
          )
        : [],
  },
  {
    id: "G04",
    name: "Disconnect only with an empty send queue",
    code: "queue-not-empty",
    kinds: ["disconnect", "withdraw"],
    acts: ["do", "confirm"],
    check: (on, { step }) =>
      disconnects(on, step)
        ? unlessCounts(
            on,
            "empty-queue",
            "queue-not-empty",
            "Studies may still wait to be sent: clear the send queue first.",
          )
        : [],
  },
  {
    id: "G05",
    name: "A clinical answer is complete",
    code: "clearance-incomplete",
    kinds: ["clearance"],
    acts: ["do"],
    check: (on, { clearance }) => {
      if (!clearance) return [];
      const who = peopleFor(on.facts, "clinical-lead");
      const lacks =
        clearance.answer === "cleared"
          ? blank(clearance.scope) || blank(clearance.stopConditions) || clearance.until === null
          : blank(clearance.reason);
      const sentence =
        clearance.answer === "cleared"
          ? "A clearance says what it covers, when to stop, and until when it holds."
          : "Say why.";
      return lacks ? [{ code: "clearance-incomplete", sentence, who }] : [];
    },
  },
  {
    id: "G06",
    name: "A clearance lasts 30 days at most",
    code: "too-long",
    kinds: ["clearance"],
    acts: ["do"],
    check: (on, { clearance, at, step }) => {
      const most = Math.min(30, step.maxDays ?? 30);
      if (!clearance?.until || clearance.until <= after(at, days(most))) return [];
      const who = peopleFor(on.facts, "clinical-lead");
      return [{ code: "too-long", sentence: `A clearance lasts ${most} days at most.`, who }];
    },
  },
];
