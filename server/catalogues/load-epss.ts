import "server-only";
import { currentEpss, findLoaded, insertEpss, lockCatalogues, replaceScores } from "@/db/catalogues";
import { type EpssFile, listCountsBefore } from "@/domain/catalogues/epss";
import { type CatalogueRefusal, decideCatalogue } from "@/domain/catalogues/kev";
import { ok, type Result } from "@/lib/result";
import { command } from "../doors";
import { catalogueInput } from "./fields";
import { readEpss } from "./read-epss";

type Decided = Readonly<{ file: EpssFile; behind: string | null }>;

/** Loads a list of EPSS scores. The latest day is in force, whole; of an older list only day, model and hash are kept. */
export const loadEpssList = command({
  name: "load-epss-list",
  sees: "organisation:read",
  permission: "advisory:import",
  input: catalogueInput,
  at: [null],
  load: async (tx, input, { newId }) => {
    const bytes = Buffer.from(input.content, "base64");
    const read = readEpss(bytes);
    await lockCatalogues(tx);
    const known = read.ok ? await findLoaded(tx, "epss", read.value.sha256) : null;
    return { places: [null] as const, read, known, current: await currentEpss(tx), listId: newId() };
  },
  decide: ({ read, known, current }, _input, { now }): Result<Decided, CatalogueRefusal> => {
    const decided = decideCatalogue(known, read, now);
    if (!decided.ok) return decided;
    const behind = current && !listCountsBefore(decided.value, current) ? current.scoredOn : null;
    return ok({ file: decided.value, behind });
  },
  save: async (tx, { file, behind }, { subject, actor, now }) => {
    const { listId } = subject;
    await insertEpss(tx, file, { id: listId, by: actor.id, at: now });
    if (behind === null) await replaceScores(tx, file);
    const { modelVersion: version, scoredOn: released, sha256, count } = file;
    const data = { catalogueId: listId, version, released, sha256, count, inForce: behind === null };
    return [{ type: "epss-list.loaded", siteId: null, incidentId: null, subjectId: listId, data }];
  },
  done: ({ file: { scoredOn, count }, behind }) => ({ scoredOn, count, behind }),
});
