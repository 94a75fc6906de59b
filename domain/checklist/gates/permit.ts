import { type Case, stepOfKind } from "../case";
import { after, hours } from "../duration";
import { missing } from "../missing";
import { openPermit, permitInForce } from "../records";
import type { Blocker, RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import type { Gate } from "../trial";

const byCoordinator = (on: Case, code: RefusalCode, sentence: string): readonly Blocker[] => [
  { code, sentence, who: peopleFor(on.facts, "coordinator") },
];

function whileOpen(on: Case, code: RefusalCode, sentence: string): readonly Blocker[] {
  const step = stepOfKind(on, "end-permit");
  if (!openPermit(on)) return [];
  return [step ? missing(on, step, code, sentence) : { code, sentence, who: [] }];
}

/** The one lawful connection before the remediation is verified, and what it holds up while it is open. */
export const permitGates: readonly Gate[] = [
  {
    id: "G18",
    name: "A permit only for a system with remote update handling",
    code: "not-ruh-capable",
    kinds: ["permit"],
    acts: ["do"],
    check: (on) =>
      on.facts.system.ruhCapable === "yes"
        ? []
        : byCoordinator(
            on,
            "not-ruh-capable",
            "The inventory does not say that this system can take remote updates (RUH).",
          ),
  },
  {
    id: "G19",
    name: "A permit names the vendor case and the talk",
    code: "permit-incomplete",
    kinds: ["permit"],
    acts: ["do"],
    check: (on, { permit }) =>
      permit && !(permit.vendorCase.trim() && permit.talk.trim())
        ? byCoordinator(
            on,
            "permit-incomplete",
            "Give the vendor case number and what was agreed with the Customer Care Center.",
          )
        : [],
  },
  {
    id: "G20",
    name: "A permit lasts 72 hours at most",
    code: "too-long",
    kinds: ["permit"],
    acts: ["do"],
    check: (on, { permit, at, step }) => {
      const most = Math.min(72, step.maxHours ?? 72);
      if (!permit || permit.endsAt <= after(at, hours(most))) return [];
      return byCoordinator(on, "too-long", `A permit lasts ${most} hours at most.`);
    },
  },
  {
    id: "G21",
    name: "A new permit only after the end of the last is proved",
    code: "permit-end-unproved",
    kinds: ["permit"],
    acts: ["do"],
    check: (on) =>
      whileOpen(
        on,
        "permit-end-unproved",
        "The end of the last permit is not proved; a permit is not renewed.",
      ),
  },
  {
    id: "G22",
    name: "While a permit is open, plan and decision stand and nothing is cancelled",
    code: "permit-running",
    kinds: ["decide", "plan", "close"],
    acts: ["do", "ask-cancel", "cancel"],
    check: (on) =>
      whileOpen(on, "permit-running", "A permit is running or its end is not proved; prove its end first."),
  },
  {
    id: "G23",
    name: "Nothing else connects while a permit is open",
    code: "permit-end-unproved",
    kinds: ["approvals", "interim-connect", "reconnect", "return"],
    acts: ["do", "sign", "confirm"],
    check: (on) =>
      whileOpen(
        on,
        "permit-end-unproved",
        "The end of the permit is not proved: close the remote update path first.",
      ),
  },
  {
    id: "G24",
    name: "A remote update is installed only under a permit in force",
    code: "no-permit",
    kinds: ["install"],
    acts: ["do", "confirm"],
    check: (on, { at }) => {
      if (on.branch.delivery !== "remote-update" || permitInForce(on, at)) return [];
      const step = stepOfKind(on, "permit");
      const sentence = "No permit was in force then: a remote update is installed only under one.";
      return step ? [missing(on, step, "no-permit", sentence)] : [];
    },
  },
];
