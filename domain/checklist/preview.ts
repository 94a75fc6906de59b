import type { IncidentId, PersonId, RecordId, SiteId, SystemId } from "../ids";
import { evaluate } from "./evaluate";
import type { Branch, StepNow } from "./evaluation";
import type { Facts } from "./facts";
import { type Phase, phases, type Template } from "./template";

/** A phase of a template as an incident on a branch would show it: what is asked, and what is not needed there. */
export type PhasePreview = Readonly<{
  phase: Phase;
  asked: readonly StepNow[];
  aside: readonly StepNow[];
}>;

/** A template as an incident that was just opened would show it, with the branch decided already. */
export function previewOf(template: Template, branch: Branch, now: Date): readonly PhasePreview[] {
  const { steps } = evaluate(template, imagined(branch, now), { now, hash: (text) => text });
  return phases.map((phase) => {
    const own = steps.filter(({ step }) => step.phase === phase);
    const isAsked = ({ state }: StepNow) => state !== "not-applicable" && state !== "not-needed";
    return { phase, asked: own.filter(isAsked), aside: own.filter((step) => !isAsked(step)) };
  });
}

// Safe because the incident is imagined: these ids are of nothing.
const id = <Id extends string>(): Id => "preview" as Id;

function imagined({ containment, remediation, delivery }: Branch, at: Date): Facts {
  const by = { id: id<PersonId>(), name: "" };
  const stamp = { id: id<RecordId>(), by, at };
  const nothing = { segmentImpossible: null, standaloneImpossible: null };
  return {
    incident: {
      id: id<IncidentId>(),
      key: "",
      siteId: id<SiteId>(),
      drill: false,
      openedAt: at,
      openedBy: by,
      closed: null,
    },
    system: {
      id: id<SystemId>(),
      assetTag: "",
      name: "",
      addresses: [],
      ruhCapable: "yes",
      network: [],
      networkWhenOpened: "business",
    },
    decisions: containment ? [{ ...stamp, ...nothing, option: containment }] : [],
    plans: remediation
      ? [{ ...stamp, remediation, delivery, vendorCase: null, reason: null, expected: null }]
      : [],
    attempts: [],
    ports: { confirmed: [], unconfirmed: [] },
    reviews: [],
    clearances: [],
    acceptances: [],
    permits: [],
    attestations: [],
    impactAnswers: [],
    reports: [],
    approvals: [],
    cancellations: [],
    evidence: [],
    withheld: [],
    others: [],
    staff: { coordinator: [], "clinical-lead": [], technician: [] },
  };
}
