import type { BranchCondition, Step, StepKind, StepRole } from "./template";

/** What the kind of a step settles, so that no template can say otherwise. */
export type KindRule = Readonly<{
  onlyIf?: readonly BranchCondition[];
  notIf?: readonly BranchCondition[];
  /** The kind that must ever have counted before this one is asked for. */
  onlyIfDone?: StepKind;
  /** The only kind that may make it needless. */
  supersededBy?: StepKind;
  /** Who may be named as its doer; left out: anybody. */
  roles?: readonly StepRole[];
  /** It asks for at least one required proof. */
  proof?: "any" | "file";
  /** It asks for the scan that follows within 24 hours. */
  scan?: true;
  fixed?: Readonly<Partial<Step>>;
}>;

const ifSegment = [{ containment: "segment" }] as const;
const ifStandalone = [{ containment: "standalone" }] as const;
const leavingStandalone = [{ containment: "segment" }, { containment: "exception" }] as const;
const nothingInstalled = [{ remediation: "none-will-come" }, { remediation: "withdraw" }] as const;
const until = { supersededBy: "verify-remediation" } as const;
const installing = { notIf: nothingInstalled } as const;
const coordinator: Pick<KindRule, "roles"> = { roles: ["coordinator"] };
const lead: Pick<KindRule, "roles"> = { roles: ["clinical-lead"] };
const another = { verifiedByAnother: true } as const;
const guarded = { verifiedByAnother: true, confirmSystem: true } as const;
const bothSides = { gate: true, approvals: ["coordinator", "clinical-lead"] } as const;

const rules: Readonly<Record<string, KindRule>> = {
  confirm: { proof: "any", fixed: another },
  impact: lead,
  backup: { proof: "any", fixed: another },
  decide: { ...coordinator, fixed: { gate: true } },
  plan: {
    roles: ["technician", "coordinator"],
    fixed: {
      decides: ["remediation", "delivery"],
      outcomes: {
        remediation: ["install", "none-will-come", "withdraw"],
        delivery: ["on-site", "remote-update"],
      },
    },
  },
  segment: { onlyIf: ifSegment },
  "prove-segment": { onlyIf: ifSegment, proof: "file", fixed: { ...another, proofOfPorts: true } },
  clearance: { onlyIf: ifStandalone, ...until, ...lead, fixed: { gate: true, expires: true } },
  "empty-queue": { onlyIf: ifStandalone, ...until },
  disconnect: { onlyIf: ifStandalone, ...until, proof: "any", fixed: guarded },
  controls: { onlyIf: [{ containment: "exception" }], ...until, proof: "any", fixed: another },
  acceptance: {
    onlyIf: [{ containment: "exception" }, { remediation: "none-will-come" }],
    ...until,
    ...coordinator,
    proof: "file",
    fixed: { gate: true, expires: true },
  },
  "approvals:interim": {
    onlyIf: leavingStandalone,
    onlyIfDone: "disconnect",
    ...until,
    ...coordinator,
    fixed: { ...bothSides, purpose: "interim" },
  },
  "interim-connect": {
    onlyIf: leavingStandalone,
    onlyIfDone: "disconnect",
    ...until,
    proof: "any",
    scan: true,
    fixed: guarded,
  },
  permit: {
    onlyIf: [{ delivery: "remote-update" }],
    notIf: nothingInstalled,
    ...coordinator,
    fixed: { gate: true, expires: true, facts: { ruhCapable: "yes" } },
  },
  install: { ...installing, proof: "any", fixed: guarded },
  "end-permit": { onlyIfDone: "permit", proof: "any", fixed: another },
  "verify-remediation": { ...installing, proof: "any", fixed: another },
  release: { ...installing, ...lead, proof: "file", fixed: { gate: true } },
  "approvals:return": { ...installing, ...coordinator, fixed: { ...bothSides, purpose: "return" } },
  reconnect: { ...installing, proof: "any", fixed: guarded },
  withdraw: { onlyIf: nothingInstalled, proof: "any", fixed: another },
  close: { ...coordinator, fixed: { requiresAll: true } },
};

/** The rule of a step's kind; null for one that safety does not rest on: an editor is free there. */
export function kindRule({ kind, purpose }: Pick<Step, "kind" | "purpose">): KindRule | null {
  if (kind === undefined || kind === "map") return null;
  return rules[kind === "approvals" ? `approvals:${purpose ?? "return"}` : kind] ?? null;
}

/** What a kind needs before it by the gates, on any branch: no template can put it after. */
export const kindNeeds: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  disconnect: ["backup", "empty-queue", "clearance"],
  withdraw: ["backup", "empty-queue", "clearance", "end-permit"],
  install: ["backup", "permit"],
  "prove-segment": ["segment"],
  acceptance: ["controls"],
  "interim-connect": ["prove-segment", "controls", "acceptance"],
  "end-permit": ["permit"],
  "verify-remediation": ["install"],
  release: ["install"],
  reconnect: ["verify-remediation", "release", "end-permit"],
};
