import type { IncidentEvents } from "../../incidents/events";
import { type Case, latestOf, titleOf } from "../case";
import type { Deed, Moment } from "../moment";
import { restingOn } from "../rests";
import { counting, settled } from "../settling";
import { type Standing, stands } from "../standing";
import type { Step, StepKind } from "../template";
import { ofAttempt, one, review, together } from "./writing";

type Cause = IncidentEvents["step.reopened"]["cause"];

/** Takes attempts back; every done step that rests on one that counted comes in question. */
export function reopened(
  on: Case,
  fallen: readonly Standing[],
  moment: Moment,
  reason: string,
  cause: Cause,
): Deed {
  const deeds = withSteps(on, fallen).map(({ step, standing }) => {
    const data = { ...ofAttempt(on, step, standing.attempt), reason, cause };
    return one(review(standing, "reopened", moment, reason), { type: "step.reopened", data });
  });
  return together(...deeds, questioned(on, fallen, moment));
}

/** Returns an attempt; every done step that rests on it comes in question. */
export function rejected(on: Case, fallen: Standing, moment: Moment, reason: string): Deed {
  const deeds = withSteps(on, [fallen]).map(({ step, standing }) => {
    const data = { ...ofAttempt(on, step, standing.attempt), reason };
    return one(review(standing, "rejected", moment, reason), { type: "step.rejected", data });
  });
  return together(...deeds, questioned(on, [fallen], moment));
}

const withSteps = (on: Case, fallen: readonly Standing[]) =>
  fallen.flatMap((standing) => {
    const step = on.steps.get(standing.attempt.stepKey);
    return step ? [{ step, standing }] : [];
  });

/** Steps whose standing is not their attempt's: signatures are voided, a closing is undone by reopening. */
const notQuestioned: readonly (StepKind | undefined)[] = ["approvals", "close"];

/** Only the fall of an attempt that counted reaches others: a rejected repeat leaves the earlier one standing. */
function questioned(on: Case, fallen: readonly Standing[], moment: Moment): Deed {
  const counted = withSteps(on, fallen).filter(
    ({ step, standing }) => counting(on, step.key)?.attempt.id === standing.attempt.id,
  );
  const causes = counted.map(({ step }) => ({ title: titleOf(on, step), keys: restingOn(on, step.key) }));
  const deeds = on.template.steps
    .filter((step) => !notQuestioned.includes(step.kind))
    .flatMap((step) => {
      const because = causes.find((cause) => cause.keys.has(step.key))?.title;
      if (because === undefined) return [];
      const reached = doneAttempts(on, step).filter((standing) => !fallen.includes(standing));
      return reached.map((standing) => inQuestion(on, step, standing, because, moment));
    });
  return together(...deeds);
}

function inQuestion(on: Case, step: Step, standing: Standing, because: string, moment: Moment): Deed {
  const data = { ...ofAttempt(on, step, standing.attempt), because };
  const change = review(standing, "questioned", moment, `"${because}" fell`);
  return one(change, { type: "step.questioned", data });
}

/** The attempt that decides a step and the one that waits beside it. */
function doneAttempts(on: Case, step: Step): readonly Standing[] {
  const found = new Set([settled(on, step.key), latestOf(on, step.key)]);
  return [...found]
    .filter((each) => each !== null)
    .filter((each) => stands(each) && !each.inQuestion && each.attempt.outcome === "done");
}
