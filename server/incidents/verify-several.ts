import "server-only";
import { z } from "zod";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import type { Caller, Command, Running } from "../doors";
import { verifyStep } from "./verify-step";

/** One answer to be verified. */
const item = z.object({ key: z.string().min(1).max(40), attemptId: z.string().min(1).max(60) });
const input = z.object({
  requestId: z.string().optional(),
  items: z.array(item).min(1, "Select at least one").max(50, "At most 50 at once"),
});

type Item = z.infer<typeof item>;
type Outcome = Awaited<ReturnType<typeof verifyStep>>;
type Refusal = Extract<Outcome, { ok: false }>["refusal"];

/** What was verified, and what was refused with the reason of each. */
export type VerifiedSeveral = Readonly<{
  verified: readonly string[];
  refused: readonly Readonly<{ key: string; attemptId: string; sentence: string }>[];
}>;

/**
 * Verifies several answers of others: each by its own rule, in its own transaction, with its own event, as if it were verified
 * alone. What is refused holds nothing else up; sent again, nothing is done twice.
 */
export const verifySeveral: Command<VerifiedSeveral, Refusal> = Object.assign(run, {
  commandName: "verify-several",
  permission: verifyStep.permission,
});

async function run(
  caller: Caller,
  rawInput: unknown,
  running: Running = {},
): Promise<Result<VerifiedSeveral, Refusal>> {
  const parsed = input.safeParse(rawInput);
  if (!parsed.success) {
    const sentence = parsed.error.issues[0]?.message ?? "Select what you have looked at.";
    return refuse({ code: "invalid" as const, sentence, fields: {} });
  }
  const { items, requestId } = parsed.data;
  const once = [...new Map(items.map((each) => [each.attemptId, each])).values()];
  const outcomes: { item: Item; outcome: Outcome }[] = [];
  for (const each of once) {
    const sent = { ...each, ...(requestId && { requestId: requestOf(requestId, each) }) };
    outcomes.push({ item: each, outcome: await verifyStep(caller, sent, running) });
  }
  const refused = outcomes.flatMap(({ item: each, outcome }) =>
    outcome.ok ? [] : [{ ...each, refusal: outcome.refusal }],
  );
  const [first] = refused;
  if (first && refused.length === outcomes.length) return refuse(first.refusal);
  return ok({
    verified: outcomes.flatMap(({ item: each, outcome }) => (outcome.ok ? [each.attemptId] : [])),
    refused: refused.map(({ key, attemptId, refusal: { sentence } }) => ({ key, attemptId, sentence })),
  });
}

/** The request of one item: the same whenever the same form is sent again. */
function requestOf(requestId: string, { key, attemptId }: Item): string {
  const hex = sha256(`${requestId} ${key} ${attemptId}`);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
