import { answerClearance } from "../acts/answer-clearance";
import { attestContainment } from "../acts/attest-containment";
import { cancelIncident, requestCancel, withdrawCancel } from "../acts/cancel";
import { cannotDoStep } from "../acts/cannot-do-step";
import { closeIncident } from "../acts/close-incident";
import { confirmStep } from "../acts/confirm-step";
import { notApplicableStep } from "../acts/not-applicable-step";
import { rejectStep } from "../acts/reject-step";
import { reopenIncident } from "../acts/reopen-incident";
import { reopenStep } from "../acts/reopen-step";
import { reportWorseState } from "../acts/report-worse-state";
import { revokePermit } from "../acts/revoke-permit";
import { verifyStep } from "../acts/verify-step";
import { type Case, latestOf } from "../case";
import { isUnmet } from "../counting";
import { reportKinds } from "../facts";
import { required } from "../rests";
import { type Standing, waits } from "../standing";
import type { Step } from "../template";
import { cancellationNow } from "../way-back";
import { readInFile } from "./play";
import { answerStep, decideAnew, issue, planAnew } from "./walk-answers";
import { asRead } from "./walk-scans";
import { somebody, Walker } from "./walker";

const last = <Item>(items: readonly Item[]) => items.at(-1);

function asksFor(on: Case, step: Step): boolean {
  const latest = latestOf(on, step.key);
  if (latest && waits(latest) && step.kind !== "approvals") return true;
  if (!isUnmet(on, step)) return false;
  return required(on, step).every((key) => {
    const before = on.steps.get(key);
    return !before || !isUnmet(on, before);
  });
}

/** An incident on which people act at random, with inputs that are mostly sensible, while time passes. */
export class Walk extends Walker {
  move(): void {
    const moves: readonly (readonly [number, () => void])[] = [
      [62, () => this.onward()],
      [8, () => this.undo()],
      [3, () => decideAnew(this)],
      [3, () => planAnew(this)],
      [3, () => this.clinical()],
      [2, () => this.attest()],
      [2, () => this.report()],
      [2.5, () => this.cancel()],
      [2, () => this.permit()],
      [4, () => this.end()],
      [6, () => this.scene.wait(this.chance.pick([1, 3, 12, 30, 100, 24 * 40]))],
    ];
    this.chance.weighed(moves)?.();
  }

  /** What the incident asks for: a step whose requirements are met, or somebody's word. */
  private onward(): void {
    const on = this.scene.read();
    const steps = on.template.steps.filter((step) => asksFor(on, step));
    const step = this.chance.maybe(0.93) ? this.chance.pick(steps) : this.chance.pick(on.template.steps);
    if (!step) return;
    const latest = latestOf(on, step.key);
    if (latest && waits(latest) && this.chance.maybe(0.85)) this.vouch(step, latest);
    else answerStep(this, step);
  }

  private vouch(step: Step, { attempt, inQuestion }: Standing): void {
    const input = { attemptId: attempt.id };
    if (inQuestion) this.act(confirmStep, somebody(this.chance, [step.role]), input);
    else {
      const answers = asRead(this.chance, readInFile(this.scene, step));
      this.act(verifyStep, somebody(this.chance, ["coordinator"]), { ...input, answers });
    }
  }

  private undo(): void {
    const { attempts } = this.scene.facts;
    const attempt = this.chance.maybe(0.7) ? last(attempts) : this.chance.pick(attempts);
    if (!attempt) return;
    const input = { attemptId: attempt.id, reason: "wrong" };
    const seen = this.scene.latest(attempt.stepKey);
    const step = { step: attempt.stepKey, seen, reason: "not possible" };
    const anybody = somebody(this.chance, ["coordinator", "technician", "clinical-lead"]);
    this.chance.weighed([
      [3, () => this.act(rejectStep, anybody, input)],
      [3, () => this.act(reopenStep, anybody, input)],
      [2, () => this.act(cannotDoStep, anybody, step)],
      [2, () => this.act(notApplicableStep, anybody, { ...step, step: this.anyStep() })],
      [2, () => this.act(verifyStep, anybody, input)],
      [1, () => this.act(confirmStep, anybody, input)],
    ])?.();
  }

  private anyStep(): string {
    return this.chance.pick(this.scene.template.steps)?.key ?? "";
  }

  private clinical(): void {
    const answer = this.chance.pick(["refused", "withdrawn"] as const);
    this.act(answerClearance, somebody(this.chance, ["clinical-lead"]), {
      answer,
      scope: null,
      stopConditions: null,
      reason: "emergencies",
      until: null,
      seen: last(this.scene.facts.clearances)?.id ?? null,
    });
  }

  private attest(): void {
    for (const step of this.scene.template.steps.filter((each) => each.proofOfPorts))
      this.scene.attach(step.key);
    this.act(attestContainment, somebody(this.chance, ["technician"]), { statement: "checked" });
  }

  private report(): void {
    const foundAt = this.scene.at(-this.chance.below(10));
    this.act(reportWorseState, somebody(this.chance, ["technician"]), {
      kind: this.chance.pick(reportKinds),
      foundAt,
      reason: "found so",
    });
  }

  private cancel(): void {
    const request = cancellationNow(this.scene.facts);
    const coordinator = somebody(this.chance, ["coordinator"]);
    this.chance.weighed([
      [3, () => this.act(requestCancel, coordinator, { reason: "wrong match" })],
      [1, () => this.act(cancelIncident, coordinator, { reason: "wrong match" })],
      [2, () => request && this.act(withdrawCancel, coordinator, { cancellationId: request.id })],
    ])?.();
  }

  private permit(): void {
    const permit = last(this.scene.facts.permits);
    if (permit && this.chance.maybe(0.5))
      this.act(revokePermit, somebody(this.chance, ["coordinator"]), { permitId: permit.id });
    else issue(this);
  }

  private end(): void {
    const coordinator = somebody(this.chance, ["coordinator"]);
    if (this.scene.facts.incident.closed) this.act(reopenIncident, coordinator, { reason: "not over" });
    else this.act(closeIncident, coordinator, { answers: {}, evidenceIds: [] });
  }
}
