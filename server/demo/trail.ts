import "server-only";
import { Readable } from "node:stream";
import { factsAround } from "@/db/incident-facts";
import type { Attempt, Facts } from "@/domain/checklist/facts";
import { asksLabel } from "@/domain/checklist/gates/system";
import { patchKeys } from "@/domain/checklist/patch";
import type { Step } from "@/domain/checklist/template";
import { essential } from "@/domain/checklist/templates";
import type { Command } from "../doors";
import { receiveFile } from "../evidence/receive-file";
import { completeStep } from "../incidents/complete-step";
import { rejectStep } from "../incidents/reject-step";
import { verifyStep } from "../incidents/verify-step";
import type { DemoPersonKey } from "./cast";
import { minutesBefore } from "./days";
import { proofMade, proofOf, wordsFor } from "./files";
import type { World } from "./world";

/** One incident of the demo, told act by act. */
export type Trail = Readonly<{
  key: string;
  /** Does a step with its proof, as its doer did it then. */
  did: (who: DemoPersonKey, at: Date, step: string) => Promise<void>;
  verified: (who: DemoPersonKey, at: Date, step: string) => Promise<void>;
  rejected: (who: DemoPersonKey, at: Date, step: string, reason: string) => Promise<void>;
  attached: (who: DemoPersonKey, at: Date, step: string, file: string, requirement?: string) => Promise<void>;
  /** Any other act on this incident. */
  act: <Done, Refusal>(
    who: DemoPersonKey,
    at: Date,
    command: Command<Done, Refusal>,
    input: Readonly<Record<string, unknown>>,
  ) => Promise<Done>;
  facts: () => Promise<Facts>;
}>;

export function trailOf(world: World, key: string): Trail {
  const facts = async () => {
    const stored = await factsAround(world.tx, key, null);
    const own = stored.find((each) => each.facts.incident.key === key);
    if (!own) throw new Error(`The demo has no ${key}`);
    return own.facts;
  };
  const latest = async (step: string): Promise<Attempt | undefined> =>
    (await facts()).attempts.filter((attempt) => attempt.stepKey === step).at(-1);

  const trail: Trail = {
    key,
    facts,
    act: (who, at, command, input) => world.as(who, at, command, { key, ...input }),
    did: async (who, at, stepKey) => {
      const step = stepOf(stepKey);
      const files = step.evidence.filter((asked) => asked.kind === "file" && asked.required);
      for (const asked of files)
        await trail.attached(who, minutesBefore(at, 4), stepKey, proofOf(step.kind), asked.key);
      const said = step.evidence.filter((asked) => asked.kind !== "file" && asked.required);
      await trail.act(who, at, completeStep, {
        step: stepKey,
        seen: (await latest(stepKey))?.id ?? "",
        doneAt: at.toISOString(),
        answers: {
          ...Object.fromEntries(said.map((asked) => [asked.key, wordsFor(step.kind, asked)])),
          ...readOff(step, await facts()),
        },
        labelEnd: asksLabel(step) ? (await facts()).system.assetTag.slice(-3) : "",
      });
    },
    verified: async (who, at, step) => {
      await trail.act(who, at, verifyStep, { attemptId: (await latest(step))?.id });
    },
    rejected: async (who, at, step, reason) => {
      await trail.act(who, at, rejectStep, { attemptId: (await latest(step))?.id, reason });
    },
    attached: async (who, at, step, file, requirement) => {
      const address = (await facts()).system.addresses[0] ?? "";
      await attach(world, { key, who, at, step, file, requirement, address });
    },
  };
  return trail;
}

/** What the console shows once the right package is on it. */
function readOff({ kind }: Step, { plans }: Facts): Readonly<Record<string, string>> {
  const expected = plans.at(-1)?.expected;
  if (!expected || (kind !== "install" && kind !== "verify-remediation")) return {};
  return { [patchKeys.package]: expected.package, [patchKeys.version]: expected.version };
}

type Attaching = Readonly<{
  key: string;
  who: DemoPersonKey;
  at: Date;
  step: string;
  file: string;
  requirement: string | undefined;
  /** Where the system is reached. */
  address: string;
}>;

async function attach(world: World, { key, who, at, step, file, requirement, address }: Attaching) {
  const bytes = await proofMade(file, address, at);
  const about = {
    id: crypto.randomUUID(),
    key,
    name: file,
    stepKey: step,
    requirement: requirement ?? null,
    supersedes: null,
  };
  const sender = world.person(who);
  const callerAfter = async () => sender;
  const arriving = { about, size: bytes.length, bytes: Readable.from([bytes]), callerAfter };
  const outcome = await receiveFile(sender, arriving, { on: world.tx, now: at });
  if (!outcome.ok) throw new Error(`${key}: ${file} was refused: ${JSON.stringify(outcome.refusal)}`);
}

function stepOf(key: string): Step {
  const step = essential.steps.find((each) => each.key === key);
  if (!step) throw new Error(`Essential has no step ${key}`);
  return step;
}
