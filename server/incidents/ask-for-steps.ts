import "server-only";
import { z } from "zod";
import { mostAsked } from "@/domain/advisory-grid/asking";
import { ok, type Result, refuse } from "@/lib/result";
import type { Caller, Command, Running } from "../doors";
import { askForStep } from "./ask-for-step";
import { requestOfOne } from "./item-requests";

const asked = z.object({
  requestId: z.string().optional(),
  step: z.string().min(1).max(100),
  keys: z
    .array(z.string().min(1).max(40))
    .min(1, "Nothing waits for this step any more.")
    .max(mostAsked, `At most ${mostAsked} at once.`),
});

type Outcome = Awaited<ReturnType<typeof askForStep>>;
type Refusal = Extract<Outcome, { ok: false }>["refusal"];

/** On which incidents somebody was asked, and on which nobody was, with the reason of each. */
export type AskedForSteps = Readonly<{
  asked: readonly Readonly<{ key: string; who: readonly string[] }>[];
  refused: readonly Readonly<{ key: string; sentence: string }>[];
}>;

/**
 * Asks for one step of several incidents: each by its own rule, in its own transaction, with its own event, as if it were the only
 * one. What is refused holds nothing else up; sent again, nobody is asked twice.
 */
export const askForSteps: Command<AskedForSteps, Refusal> = Object.assign(run, {
  commandName: "ask-for-steps",
  permission: askForStep.permission,
});

async function run(
  caller: Caller,
  rawInput: unknown,
  running: Running = {},
): Promise<Result<AskedForSteps, Refusal>> {
  const parsed = asked.safeParse(rawInput);
  if (!parsed.success) {
    const sentence = parsed.error.issues[0]?.message ?? "Nothing was asked for.";
    return refuse({ code: "invalid" as const, sentence, fields: {} });
  }
  const { keys, step, requestId } = parsed.data;
  const outcomes: { key: string; outcome: Outcome }[] = [];
  for (const key of new Set(keys)) {
    const request = requestId && { requestId: requestOfOne(requestId, `${key} ${step}`) };
    outcomes.push({ key, outcome: await askForStep(caller, { key, step, ...request }, running) });
  }
  const refused = outcomes.flatMap(({ key, outcome }) =>
    outcome.ok ? [] : [{ key, refusal: outcome.refusal }],
  );
  const [first] = refused;
  if (first && refused.length === outcomes.length) return refuse(first.refusal);
  return ok({
    asked: outcomes.flatMap(({ key, outcome }) => (outcome.ok ? [{ key, who: outcome.value.asked }] : [])),
    refused: refused.map(({ key, refusal: { sentence } }) => ({ key, sentence })),
  });
}
