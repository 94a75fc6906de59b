import { type Case, networkNow, readCase, standingAttempts, stepOfKind } from "../case";
import { earliest } from "../duration";
import type { Facts, ReportKind, StateReport } from "../facts";
import type { ActResult, Moment } from "../moment";
import { openPermit } from "../records";
import { settled } from "../settling";
import type { Standing } from "../standing";
import type { StepKind, StepRole, Template } from "../template";
import { reopened } from "./falling";
import { finish, voidAll } from "./finish";
import type { ReportWorseStateInput } from "./inputs";
import { refused } from "./refusing";
import { reopenedIncident } from "./reopen-incident";
import { moved, nothing, one, stamp, together } from "./writing";

const reporters: readonly StepRole[] = ["technician", "coordinator", "clinical-lead"];

const told: Record<ReportKind, string> = {
  "found-connected": "found connected",
  "connected-in-emergency": "connected in an emergency",
  "remediation-removed": "remediation removed",
};

/** Reports a state worse than recorded; it acts at once and is never refused to those who work at the site. */
export function reportWorseState(
  template: Template,
  facts: Facts,
  input: ReportWorseStateInput,
  moment: Moment,
): ActResult {
  if (!reporters.some((role) => moment.actor.roles.includes(role)))
    return refused(
      "not-your-role",
      "A technician, a coordinator or a clinical lead of the site reports this.",
    );
  const on = readCase(template, facts, moment);
  const foundAt = earliest([input.foundAt, moment.now]) ?? moment.now;
  const { kind, reason } = input;
  const row: StateReport = { ...stamp(moment), kind, foundAt, reason, resolvedBy: null };
  const data = { report: row.id, kind, foundAt: foundAt.toISOString(), reason };
  const why = reason.trim() || told[kind];
  const deed = together(
    one({ add: "report", row }, { type: "report.made", data }),
    facts.incident.closed ? reopenedIncident(on, moment, why) : nothing,
    reopened(on, contradicted(on, kind), moment, why, "report"),
    kind === "remediation-removed" ? nothing : moved(on, moment, "business", "report", foundAt),
    voidAll(on, `reported: ${told[kind]}`, moment),
  );
  return finish(template, facts, deed, moment);
}

/** The attempts that cannot be true any more. */
function contradicted(on: Case, kind: ReportKind): readonly Standing[] {
  const kinds = kind === "remediation-removed" ? removed : connected(on);
  const steps = kinds.map((each) => stepOfKind(on, each)).filter((step) => step !== undefined);
  return steps
    .flatMap((step) => standingAttempts(on, step.key))
    .filter((each) => each.attempt.outcome === "done");
}

const removed: readonly StepKind[] = ["install", "verify-remediation"];

/** What kept the system away from the network: by where it was, or by where it returns to after a permit. */
function connected(on: Case): readonly StepKind[] {
  const now = networkNow(on.facts);
  const state = now === "under-permit" ? openPermit(on)?.stateBefore : now;
  if (state === "disconnected") return ["disconnect", "withdraw"];
  if (state === "segment") return ["segment", "prove-segment"];
  const step = stepOfKind(on, "reconnect");
  return step && settled(on, step.key)?.counts ? ["reconnect"] : [];
}
