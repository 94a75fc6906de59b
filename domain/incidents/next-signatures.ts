import { approvalInForce } from "../checklist/approved";
import type { StepNow } from "../checklist/evaluation";
import { blockersOf } from "../checklist/gates";
import { peopleFor } from "../checklist/sentences";
import type { ApprovalSide } from "../checklist/template";
import { actOn, type Found, type View } from "./next-act";

const sides: readonly ApprovalSide[] = ["coordinator", "clinical-lead"];
const half: Readonly<Record<ApprovalSide, string>> = {
  coordinator: "coordinator's",
  "clinical-lead": "clinical lead's",
};

/** The halves of an approval that are not signed, each with who can sign it. */
export function signaturesOn(view: View, now: StepNow): readonly Found[] {
  const { on } = view;
  const purpose = now.step.purpose ?? "return";
  const held = sides.map((side) => ({ side, signed: approvalInForce(on, purpose, side) }));
  const signed = held.find((each) => each.signed)?.signed;
  return held
    .filter((each) => !each.signed)
    .map(({ side }): Found => {
      const note = signed
        ? `${signed.by.name} has signed. The ${half[side]} half is left.`
        : `The ${half[side]} half.`;
      const who = peopleFor(on.facts, side, signed ? [signed.by] : []);
      return {
        act: actOn(view, now, "sign", note, { purpose, who }),
        mine: maySign(view, now, side),
        urgent: false,
      };
    });
}

function maySign({ on, here }: View, { step }: StepNow, side: ApprovalSide): boolean {
  const purpose = step.purpose ?? "return";
  // What would be signed is not asked here; the page of the approval shows it.
  const signing = { purpose, side, hash: "", conditions: null };
  const blockers = blockersOf(on, { act: "sign", step, at: on.env.now, actor: here, signing });
  return blockers.every((blocker) => blocker.code === "preconditions-changed");
}
