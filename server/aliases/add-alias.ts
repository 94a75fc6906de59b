import "server-only";
import { z } from "zod";
import { insertAliases } from "@/db/aliases";
import { lockMatching } from "@/db/matches";
import { type AliasDraft, type AliasRefusal, decideAlias } from "@/domain/matching/alias-rules";
import { aliasKinds, meansInWords } from "@/domain/matching/alias-words";
import type { Result } from "@/lib/result";
import { command } from "../doors";
import { line, prose } from "../text-fields";
import { type AliasPlan, type AliasPlanRefusal, confirmed, planOf, savePlan } from "./effects";
import { aliasLines, holding } from "./lines";
import { storeStandard } from "./store-standard";

type Decided = Readonly<{ draft: AliasDraft; plan: AliasPlan }>;

/**
 * Adds another name of a manufacturer, a model, a class or an operating system, from today on. Without the hash of what was shown it
 * changes nothing: the refusal shows what would change. With it, exactly that is done.
 */
export const addAlias = command({
  name: "add-alias",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    kind: z.enum(aliasKinds, { error: "Choose what it is another name of" }),
    text: line(200, "Give the name as it is written"),
    means: line(200, "Say what it stands for"),
    reason: prose(1000, "Say where this is known from"),
    planHash: z.string().max(64).default(""),
  }),
  at: [null],
  load: async (tx, { kind, text, means }, moment) => {
    await lockMatching(tx, "exclusive");
    const lines = await aliasLines(tx);
    const current = holding(lines, moment.now);
    const draft = { kind, text, means };
    const allowed = decideAlias(draft, current, moment.now);
    const added = { ...draft, validFrom: null, validTo: null };
    const plan = allowed.ok ? await planOf(tx, current, [...current, added], moment) : null;
    return { places: [null], lines, allowed, plan };
  },
  decide: ({ allowed, plan }, input): Result<Decided, AliasRefusal | AliasPlanRefusal> => {
    if (!allowed.ok) return allowed;
    if (plan === null) throw new Error("What is allowed was planned");
    const agreed = confirmed(allowed.value, plan, input.planHash);
    return agreed.ok ? { ok: true, value: { draft: allowed.value, plan } } : agreed;
  },
  save: async (tx, { draft, plan }, moment) => {
    const { now, newId, actor, subject, input } = moment;
    await storeStandard(tx, subject.lines, moment);
    const id = newId();
    const today = now.toISOString().slice(0, 10);
    const added = { ...draft, id, validFrom: today, validTo: null, reason: input.reason };
    await insertAliases(tx, [added], actor.id, now);
    const because = `“${draft.text}” was added as another name of ${meansInWords(draft)}.`;
    const found = await savePlan(tx, plan, because, moment);
    const data = {
      aliasId: id,
      ...draft,
      reason: input.reason,
      changed: plan.effects.length,
      recheck: plan.effects.filter((effect) => effect.recheck).length,
    };
    return [{ type: "alias.added", siteId: null, incidentId: null, subjectId: id, data }, ...found];
  },
  done: ({ plan }) => ({ changed: plan.effects.length }),
});
