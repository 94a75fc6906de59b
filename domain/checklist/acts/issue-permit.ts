import { networkNow, readCase } from "../case";
import type { Facts, Permit } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { finish } from "./finish";
import type { IssuePermitInput } from "./inputs";
import { ahead, firstOf, held, kindStep, whileOpen } from "./refusing";
import { addAttempt, answeredBy, moved, one, stamp, together } from "./writing";

/** Opens the remote update path for a time, from now. */
export function issuePermit(
  template: Template,
  facts: Facts,
  input: IssuePermitInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "permit");
  const refusal = firstOf(
    () => whileOpen(on),
    () => held(on, { act: "do", step, at: moment.now, actor: moment.actor, permit: input }),
    () => ahead(on, input.endsAt),
  );
  if (refusal) return refusal;
  const { vendorCase, talk, endsAt } = input;
  const stateBefore = networkNow(facts);
  const startsAt = moment.now;
  const row: Permit = { ...stamp(moment), vendorCase, talk, startsAt, endsAt, stateBefore, revokedAt: null };
  const data = {
    permit: row.id,
    vendorCase,
    talk,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    stateBefore,
  };
  const deed = together(
    one({ add: "permit", row }, { type: "permit.issued", data }),
    one(addAttempt(answeredBy(step, moment, row.id))),
    moved(on, moment, "under-permit", "permit-start", startsAt),
  );
  return finish(template, facts, deed, moment);
}
