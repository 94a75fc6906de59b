import "server-only";
import { z } from "zod";
import { endAliasRow } from "@/db/aliases";
import { lockMatching } from "@/db/matches";
import { meansInWords } from "@/domain/matching/alias-words";
import { type Result, refuse } from "@/lib/result";
import { command } from "../doors";
import { prose } from "../text-fields";
import { type AliasPlan, type AliasPlanRefusal, confirmed, planOf, savePlan } from "./effects";
import { aliasLines, holding, isNamed } from "./lines";
import { storeStandard } from "./store-standard";

type EndRefusal = Readonly<{ code: "alias-not-held"; sentence: string }>;

const notHeld = {
  code: "alias-not-held",
  sentence: "This alias holds no more, or never did. Open the page again.",
} as const;

/** Ends an alias from today on; it stays readable. What would change is shown first, and exactly that is done. */
export const endAlias = command({
  name: "end-alias",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    aliasId: z.string().max(64),
    reason: prose(1000, "Say why it holds no more"),
    planHash: z.string().max(64).default(""),
  }),
  at: [null],
  load: async (tx, { aliasId }, moment) => {
    await lockMatching(tx, "exclusive");
    const lines = await aliasLines(tx);
    const current = holding(lines, moment.now);
    const ended = current.find((each) => isNamed(each, aliasId)) ?? null;
    const others = current.filter((each) => each !== ended);
    const plan = ended === null ? null : await planOf(tx, current, others, moment);
    return { places: [null], lines, ended, plan };
  },
  decide: ({ ended, plan }, input): Result<AliasPlan, EndRefusal | AliasPlanRefusal> =>
    ended === null || plan === null
      ? refuse(notHeld)
      : confirmed(["end", ended.kind, ended.text], plan, input.planHash),
  save: async (tx, plan, moment) => {
    const { now, actor, subject, input } = moment;
    const { ended } = subject;
    if (ended === null) throw new Error("What is ended was found");
    const ids = await storeStandard(tx, subject.lines, moment);
    const id = ids.get(ended.id) ?? ended.id;
    const validTo = now.toISOString().slice(0, 10);
    await endAliasRow(tx, id, { by: actor.id, at: now, validTo, reason: input.reason });
    const because = `“${ended.text}” stands for ${meansInWords(ended)} no more.`;
    const found = await savePlan(tx, plan, because, moment);
    const { kind, text, means } = ended;
    const counts = {
      changed: plan.effects.length,
      recheck: plan.effects.filter((effect) => effect.recheck).length,
    };
    const data = { aliasId: id, kind, text, means, reason: input.reason, ...counts };
    return [{ type: "alias.ended", siteId: null, incidentId: null, subjectId: id, data }, ...found];
  },
  done: (plan) => ({ changed: plan.effects.length }),
});
