import { Readable } from "node:stream";
import { actorAt } from "@/domain/access/permissions";
import type { StepNow } from "@/domain/checklist/evaluation";
import { asksLabel } from "@/domain/checklist/gates/system";
import type { ApprovalPurpose } from "@/domain/checklist/template";
import type { Chance } from "@/domain/checklist/testing/chance";
import { type StepActs, stepActs } from "@/domain/incidents/step-acts";
import { sha256 } from "@/lib/hash";
import type { Result } from "@/lib/result";
import type { Caller, Running } from "../doors";
import { receiveFile } from "../evidence/receive-file";
import { type IncidentPageData, signedNow } from "../incidents/read-incident";
import type { Teamwork } from "../incidents/read-teamwork";
import { discovered } from "./discovered";

/** What somebody sees who is about to act, and as whom. */
type Sight = Readonly<{ caller: Caller; chance: Chance; page: IncidentPageData; team: Teamwork; now: Date }>;
/** A command by its name, and what is sent with it. */
type Asked = readonly [string, Readonly<Record<string, unknown>>];
type Idea = (sight: Sight) => Asked | null;
export type Tried = Readonly<{ command: string; outcome: Result<unknown, { code: string }> }>;

const { commands } = discovered();
const last = <Item>(items: readonly Item[]): Item | undefined => items.at(-1);

/** Somebody does one thing, after what they have seen; others may have acted since. Null: nothing came to mind. */
export async function actOnce(sight: Sight, running: Running): Promise<Tried | null> {
  const asked = sight.chance.weighed(ideas)?.(sight);
  if (!asked) return null;
  const [command, input] = asked;
  const { key } = sight.page.facts.incident;
  if (command === "attach-evidence") {
    return { command, outcome: await attach(sight, String(input.step), String(input.requirement), running) };
  }
  const outcome = await commands.get(command)?.(sight.caller, { key, ...input }, running);
  if (!outcome) throw new Error(`No command ${command}`);
  return { command, outcome };
}

async function attach({ caller, page }: Sight, step: string, requirement: string, running: Running) {
  const bytes = Buffer.from(`Proof ${crypto.randomUUID()}\n`);
  const about = {
    id: crypto.randomUUID(),
    key: page.facts.incident.key,
    name: "proof.txt",
    stepKey: step,
    requirement,
    supersedes: null,
  };
  const arriving = {
    about,
    size: bytes.length,
    bytes: Readable.from([bytes]),
    callerAfter: async () => caller,
  };
  return receiveFile(caller, arriving, running);
}

const someStep = ({ page, chance }: Sight): StepNow | undefined => chance.pick(page.evaluation.steps);

/** A step that waits for somebody: mostly for this person, at times for anybody. */
function expected(sight: Sight): Readonly<{ now: StepNow; acts: StepActs }> | null {
  const { caller, page, chance, now: at } = sight;
  const { template, facts, evaluation } = page;
  const here = actorAt(caller, facts.incident.siteId);
  const env = { now: at, hash: sha256 };
  const open = evaluation.steps.filter((step) => step.state === "available" || step.waitsFor);
  const seen = open.map((step) => ({ now: step, acts: stepActs(template, facts, env, step, here) }));
  const mine = seen.filter(({ acts }) => acts.theirs || acts.review);
  return chance.pick(chance.maybe(0.95) && mine.length > 0 ? mine : seen) ?? null;
}

const onward: Idea = (sight) => {
  const found = expected(sight);
  if (!found) return null;
  const { now, acts } = found;
  if (acts.review && sight.chance.maybe(0.8)) return ["verify-step", { attemptId: acts.review.attempt }];
  if (acts.confirm && sight.chance.maybe(0.8)) return ["confirm-step", { attemptId: acts.confirm.attempt }];
  const record = records[acts.form];
  return record ? record(sight) : tick(sight, now);
};

/** A step is done with its proof: each file it asks for comes first. */
function tick({ page: { facts }, chance }: Sight, { key, step, latest }: StepNow): Asked {
  const files = step.evidence.filter((asked) => asked.kind === "file" && asked.required);
  const lacks = files.find(
    (asked) =>
      !facts.evidence.some(
        (file) => file.stepKey === key && file.requirement === asked.key && file.attemptId === null,
      ),
  );
  if (lacks) return ["attach-evidence", { step: key, requirement: lacks.key }];
  const texts = step.evidence.filter((asked) => asked.kind !== "file" && asked.required);
  const { assetTag } = facts.system;
  return [
    "complete-step",
    {
      step: key,
      seen: latest?.id ?? "",
      doneAt: "",
      answers: Object.fromEntries(texts.map((asked) => [asked.key, "as asked"])),
      labelEnd: asksLabel(step) && chance.maybe(0.95) ? assetTag.slice(-3) : "xyz",
      acknowledged: true,
    },
  ];
}

const later = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

const decide: Idea = ({ page: { facts }, chance }) => [
  "decide-containment",
  {
    seen: last(facts.decisions)?.id ?? "",
    option: chance.pick(["segment", "segment", "standalone", "exception"] as const),
    segmentImpossible: "Flat network",
    standaloneImpossible: "Reads depend on it",
  },
];
const plan: Idea = ({ page: { facts }, chance }) => [
  "plan-remediation",
  {
    seen: last(facts.plans)?.id ?? "",
    remediation: chance.pick(["install", "install", "install", "withdraw"] as const),
    delivery: "on-site",
    vendorCase: "CS-1",
    reason: "As the vendor wrote",
    evidenceIds: [],
  },
];
const impact: Idea = ({ page: { facts }, chance, now }) => [
  "answer-impact",
  {
    seen: last(facts.impactAnswers)?.id ?? "",
    functionLevel: chance.pick(["fully", "partially", "not"] as const),
    since: now.toISOString(),
    examsPerDay: String(chance.below(20)),
    alternative: "unknown",
    alternativeText: "",
  },
];
const clear: Idea = ({ page: { facts }, chance, now }) => [
  "answer-clearance",
  {
    seen: last(facts.clearances)?.id ?? "",
    answer: chance.pick(["cleared", "cleared", "refused"] as const),
    scope: "All examinations",
    stopConditions: "Disk full",
    reason: "Emergencies",
    until: later(now, 10).toISOString(),
  },
];
const sign: Idea = ({ page, chance }) => {
  const purpose: ApprovalPurpose = chance.pick(["return", "return", "interim", "cancel"] as const);
  const side = chance.pick(["coordinator", "clinical-lead"] as const);
  return [`approve-as-${side}`, { purpose, hash: signedNow(page, purpose).hash, conditions: "" }];
};
const close: Idea = () => ["close-incident", { answers: {}, evidenceIds: [] }];
const permit: Idea = ({ now }) => [
  "issue-permit",
  { vendorCase: "CS-1", talk: "Ready", endsAt: later(now, 1).toISOString() },
];

const records: Partial<Record<StepActs["form"], Idea>> = {
  decide,
  plan,
  impact,
  clearance: clear,
  approvals: sign,
  close,
  permit,
};

const undo: Idea = ({ page: { facts }, chance }) => {
  const attempt = chance.maybe(0.6) ? last(facts.attempts) : chance.pick(facts.attempts);
  const command = chance.pick(["reject-step", "reopen-step", "verify-step"] as const);
  return attempt ? [command, { attemptId: attempt.id, reason: "It shows another system" }] : null;
};
const cannot: Idea = (sight) => {
  const now = someStep(sight);
  const command = sight.chance.pick(["cannot-do-step", "not-applicable-step"] as const);
  return now ? [command, { step: now.key, seen: now.latest?.id ?? "", reason: "Not here" }] : null;
};
const report: Idea = ({ chance }) => [
  "report-worse-state",
  {
    kind: chance.pick(["found-connected", "remediation-removed"] as const),
    foundAt: "",
    reason: "Plugged in",
  },
];
const cancel: Idea = ({ page: { facts } }) => {
  const request = facts.cancellations.find((each) => each.withdrawnAt === null);
  return request
    ? ["withdraw-cancel", { cancellationId: request.id }]
    : ["request-cancel", { reason: "Another model" }];
};
const end: Idea = ({ page: { facts }, chance }) => {
  if (facts.incident.closed) return ["reopen-incident", { reason: "Not over" }];
  return chance.maybe(0.5)
    ? ["close-incident", { answers: {}, evidenceIds: [] }]
    : ["cancel-incident", { reason: "Another model" }];
};

const comment: Idea = (sight) => {
  const { caller, team, chance } = sight;
  const own = team.comments.find((each) => each.by.id === caller.id);
  const said = { text: `Word ${chance.below(1e6)}`, typedBy: caller.id, mentions: [] };
  if (own && chance.maybe(0.3)) return ["correct-comment", { comment: own.id, ...said }];
  if (own && chance.maybe(0.3)) return ["withdraw-comment", { comment: own.id, reason: "Wrong system" }];
  return ["add-comment", { step: chance.maybe(0.5) ? (someStep(sight)?.key ?? "") : "", ...said }];
};
const assign: Idea = ({ team, chance }) => {
  const somebody = chance.maybe(0.9) ? chance.pick(team.working)?.id : "nobody";
  return ["assign-incident", { seen: team.assignment?.id ?? "", personId: somebody ?? "nobody" }];
};
const handOver: Idea = ({ team, chance }) => [
  "write-handover",
  { seen: team.handover?.id ?? "", text: `Note ${chance.below(1e6)}` },
];
const ideas: readonly (readonly [number, Idea])[] = [
  [60, onward],
  [4, undo],
  [2, cannot],
  [2, decide],
  [2, plan],
  [2, clear],
  [3, sign],
  [1, report],
  [1, cancel],
  [1, permit],
  [3, end],
  [8, comment],
  [5, assign],
  [4, handOver],
];
