import { readCase, stepOfKind } from "../checklist/case";
import type { By, Facts, Permit } from "../checklist/facts";
import type { Env } from "../checklist/moment";
import { endOf, openPermit } from "../checklist/records";
import { networkName, peopleFor } from "../checklist/sentences";
import type { Template } from "../checklist/template";

/** How a permit stands, for its step: running, over and to be proved, or proved. */
export type PermitView = Readonly<{
  permit: Permit;
  standing: "running" | "to-be-proved" | "proved";
  /** When it ends or ended. */
  end: Date;
  /** What was installed under it, as its doer says; null: nothing. */
  installed: Readonly<{ by: By; at: Date }> | null;
  /** Where the system must be again, in words. */
  former: string;
  /** The step that proves the end, and who can do it. */
  proofStep: string | null;
  who: readonly string[];
}>;

/** The last permit of the incident; null where there was none. */
export function permitView(template: Template, facts: Facts, env: Env): PermitView | null {
  const on = readCase(template, facts, env);
  const permit = facts.permits.at(-1);
  if (!permit) return null;
  const end = endOf(on, permit);
  const open = openPermit(on)?.id === permit.id;
  const installs = facts.attempts.filter(
    (attempt) =>
      attempt.stepKey === stepOfKind(on, "install")?.key &&
      attempt.outcome === "done" &&
      on.standings.get(attempt.id)?.ended === null &&
      attempt.doneAt >= permit.startsAt &&
      attempt.doneAt <= end,
  );
  const install = installs.at(-1);
  return {
    permit,
    standing: !open ? "proved" : env.now < end ? "running" : "to-be-proved",
    end,
    installed: install ? { by: install.by, at: install.doneAt } : null,
    former: networkName(permit.stateBefore),
    proofStep: stepOfKind(on, "end-permit")?.key ?? null,
    who: peopleFor(facts, "technician"),
  };
}
