import { type Case, networkNow, readCase, stepOfKind, titleOf } from "./case";
import type { Facts } from "./facts";
import type { Env } from "./moment";
import { patchName, patchRead } from "./patch";
import { clearanceAt } from "./records";
import { remembered } from "./remember";
import { restsOn } from "./rests";
import { instant, networkName } from "./sentences";
import { counting, settled } from "./settling";
import type { Standing } from "./standing";
import type { ApprovalPurpose, Step, StepKind, Template } from "./template";
import { cancellationNow, formerState } from "./way-back";

/** One statement an approver signs; digest is the SHA-256 of the file it rests on. */
export type Statement = Readonly<{ text: string; digest?: string }>;
type Preconditions = Readonly<{
  statements: readonly Statement[];
  /** Canonical text: whatever changes a precondition changes it. */
  text: string;
}>;

/** What an approval of this purpose rests on now. */
export function preconditions(
  template: Template,
  facts: Facts,
  env: Env,
  purpose: ApprovalPurpose,
): Preconditions {
  return preconditionsOf(readCase(template, facts, env), purpose);
}

export const preconditionsOf = remembered((on: Case, purpose: ApprovalPurpose): Preconditions => {
  const lines = [
    system(on),
    ...(purpose === "cancel" ? notAffected(on) : [connection(on), ...decided(on)]),
    ...(purpose === "interim" ? clinicalAnswer(on) : []),
    ...signedSteps(on, purpose).flatMap((step) => stepLines(on, step)),
  ];
  const canonical = lines.map(({ text, digest, ids }) => [text, digest ?? null, ids]);
  return {
    statements: lines.map(({ text, digest }) => (digest === undefined ? { text } : { text, digest })),
    text: JSON.stringify([purpose, on.facts.incident.id, canonical]),
  };
});

type Line = Statement & Readonly<{ ids: readonly string[] }>;

/** The steps whose state is signed: what the approvals rest on, and what those rest on by their kind. */
export function signedSteps(on: Case, purpose: ApprovalPurpose): readonly Step[] {
  const approvals = stepOfKind(on, "approvals", purpose);
  if (!approvals || purpose === "cancel") return [];
  const also: readonly StepKind[] =
    purpose === "return" ? ["install"] : on.branch.containment === "segment" ? ["segment"] : [];
  const kinds = also.map((kind) => stepOfKind(on, kind)).filter((step) => step !== undefined);
  const keys = new Set([...kinds, ...restsOn(on, approvals)].map((step) => step.key));
  const recorded: readonly (StepKind | undefined)[] = ["decide", "plan", "approvals", "close"];
  return on.template.steps.filter((step) => keys.has(step.key) && !recorded.includes(step.kind));
}

function system(on: Case): Line {
  const { name, assetTag, id } = on.facts.system;
  return { text: `System ${name}, asset label ${assetTag}, incident ${on.facts.incident.key}.`, ids: [id] };
}

/** Where the system is: another incident that moves it changes what is signed here. */
function connection(on: Case): Line {
  const last = on.facts.system.network.at(-1);
  return { text: `It is now ${networkName(networkNow(on.facts))}.`, ids: last ? [last.id] : [] };
}

function decided(on: Case): readonly Line[] {
  const decision = on.facts.decisions.at(-1);
  const plan = on.facts.plans.at(-1);
  return [
    {
      text: decision
        ? `Containment decided: ${decision.option}, by ${decision.by.name} on ${instant(decision.at)}.`
        : "No containment is decided.",
      ids: decision ? [decision.id] : [],
    },
    {
      text: plan
        ? `Remediation planned: ${[plan.remediation, plan.delivery].filter(Boolean).join(", ")}, by ${plan.by.name} on ${instant(plan.at)}.`
        : "No remediation is planned.",
      ids: plan ? [plan.id] : [],
    },
  ];
}

function notAffected(on: Case): readonly Line[] {
  const request = cancellationNow(on.facts);
  if (!request) return [];
  return [
    {
      text: `The system is not affected: ${request.reason} (${request.by.name}, ${instant(request.at)}).`,
      ids: [request.id],
    },
    {
      text: `It is now ${networkName(networkNow(on.facts))} and returns to be ${networkName(formerState(on.facts))}.`,
      ids: on.facts.system.network.at(-1) ? [on.facts.system.network.at(-1)?.id ?? ""] : [],
    },
  ];
}

function clinicalAnswer(on: Case): readonly Line[] {
  const answer = clearanceAt(on, on.env.now);
  if (!answer) return [];
  return [
    {
      text: `Clinical clearance ${answer.answer} by ${answer.by.name} on ${instant(answer.at)}.`,
      ids: [answer.id],
    },
  ];
}

function stepLines(on: Case, step: Step): readonly Line[] {
  const record = step.kind === "acceptance" ? on.facts.acceptances.at(-1) : undefined;
  const standing = record ? acceptanceAttempt(on, step, record.until) : counting(on, step.key);
  if (!standing) return [{ text: `Missing: ${titleOf(on, step)}.`, ids: [step.key] }];
  const { attempt } = standing;
  const files = on.facts.evidence.filter((file) => file.attemptId === attempt.id && !file.superseded);
  const read = patchRead(attempt.answers);
  const console = read ? `, the console shows ${patchName(read)}` : "";
  const until = record ? `, accepted by ${record.authorityName} until ${instant(record.until)}` : "";
  return [
    {
      text: `${titleOf(on, step)}: ${told(standing)}${console}${until}.`,
      ids: [attempt.id, standing.verified?.id ?? ""],
    },
    ...files.map((file) => ({ text: `File ${file.name}`, digest: file.sha256, ids: [file.id] })),
  ];
}

/** The attempt of an acceptance that is still in force. */
function acceptanceAttempt(on: Case, step: Step, until: Date): Standing | null {
  const standing = settled(on, step.key);
  return standing?.counts && on.env.now < until ? standing : null;
}

function told(standing: Standing): string {
  const { attempt, verified } = standing;
  const done = `done by ${attempt.by.name} on ${instant(attempt.doneAt)}`;
  return verified ? `${done}, verified by ${verified.by.name} on ${instant(verified.at)}` : done;
}
