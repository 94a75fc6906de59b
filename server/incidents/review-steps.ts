import "server-only";
import { z } from "zod";
import { ok, type Result, refuse } from "@/lib/result";
import type { Caller, Command, Running } from "../doors";
import { requestOfOne } from "./item-requests";
import { rejectStep } from "./reject-step";
import { verifyStep } from "./verify-step";

const item = z.object({ key: z.string().min(1).max(40), attemptId: z.string().min(1).max(60) });
const reviewed = z.object({
  requestId: z.string().optional(),
  verdict: z.enum(["verify", "reject"], { error: "Verify or return it" }),
  /** Why they are returned. */
  reason: z.string().default(""),
  items: z.array(item).min(1, "Select at least one").max(50, "At most 50 at once"),
});

type Item = z.infer<typeof item>;
type Outcome = Awaited<ReturnType<typeof verifyStep>>;
type Refusal = Extract<Outcome, { ok: false }>["refusal"];

/** Which answers were reviewed, and which were refused with the reason of each. */
export type Reviewed = Readonly<{
  verdict: "verify" | "reject";
  done: readonly string[];
  refused: readonly Readonly<{ key: string; attemptId: string; sentence: string }>[];
}>;

/**
 * Verifies or returns several answers of others: each by its own rule, in its own transaction, with its own event, as if it were the
 * only one. What is refused holds nothing else up; sent again, nothing is done twice.
 */
export const reviewSteps: Command<Reviewed, Refusal> = Object.assign(run, {
  commandName: "review-steps",
  permission: verifyStep.permission,
});

async function run(
  caller: Caller,
  rawInput: unknown,
  running: Running = {},
): Promise<Result<Reviewed, Refusal>> {
  const parsed = reviewed.safeParse(rawInput);
  if (!parsed.success) {
    const sentence = parsed.error.issues[0]?.message ?? "Select what you have looked at.";
    return refuse({ code: "invalid" as const, sentence, fields: {} });
  }
  const { items, requestId, verdict, reason } = parsed.data;
  const review = verdict === "verify" ? verifyStep : rejectStep;
  const outcomes: { each: Item; outcome: Outcome }[] = [];
  for (const each of new Map(items.map((one) => [one.attemptId, one])).values()) {
    const request = requestId && { requestId: requestOfOne(requestId, `${each.key} ${each.attemptId}`) };
    outcomes.push({ each, outcome: await review(caller, { ...each, reason, ...request }, running) });
  }
  const refused = outcomes.flatMap(({ each, outcome }) =>
    outcome.ok ? [] : [{ ...each, refusal: outcome.refusal }],
  );
  const [first] = refused;
  if (first && refused.length === outcomes.length) return refuse(first.refusal);
  return ok({
    verdict,
    done: outcomes.flatMap(({ each, outcome }) => (outcome.ok ? [each.attemptId] : [])),
    refused: refused.map(({ key, attemptId, refusal: { sentence } }) => ({ key, attemptId, sentence })),
  });
}
