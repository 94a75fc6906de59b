import { type Case, readCase } from "../case";
import type { Facts } from "../facts";
import { mayDo } from "../gates/people";
import type { ActResult, Moment } from "../moment";
import { endOf, openPermit } from "../records";
import { peopleFor } from "../sentences";
import type { Template } from "../template";
import { finish } from "./finish";
import type { RevokePermitInput } from "./inputs";
import { firstOf, kindStep, refused, whileOpen } from "./refusing";
import { one } from "./writing";

/** Ends a permit before its time; its end still has to be proved. */
export function revokePermit(
  template: Template,
  facts: Facts,
  input: RevokePermitInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const refusal = firstOf(
    () => whileOpen(on),
    () => theirs(on, moment),
    () => running(on, input),
  );
  if (refusal) return refusal;
  const { permitId } = input;
  const deed = one(
    { set: "permit-revoked", permitId, at: moment.now },
    { type: "permit.revoked", data: { permit: permitId } },
  );
  return finish(template, facts, deed, moment);
}

function theirs(on: Case, { actor }: Moment) {
  if (mayDo(kindStep(on, "permit"), actor.roles)) return null;
  return refused("not-your-role", "A coordinator ends a permit.", {
    who: peopleFor(on.facts, "coordinator"),
  });
}

function running(on: Case, { permitId }: RevokePermitInput) {
  if (!on.facts.permits.some((permit) => permit.id === permitId))
    return refused("unknown-record", "There is no such permit in this incident.");
  const open = openPermit(on);
  if (open?.id === permitId && on.env.now < endOf(on, open)) return null;
  return refused("already-ended", "This permit is over.");
}
