import "server-only";
import { currentKev, findLoaded, insertKev, listNamedCves, lockCatalogues } from "@/db/catalogues";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import {
  type CatalogueRefusal,
  countsBefore,
  decideCatalogue,
  type KevFile,
  kevChanges,
} from "@/domain/catalogues/kev";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId } from "@/domain/ids";
import { ok, type Result } from "@/lib/result";
import { command, type Moment } from "../doors";
import { recheckAdvisory } from "../matches/rechecks";
import { movePriorities } from "../priority/move-priorities";
import { catalogueInput } from "./fields";
import { readKev } from "./read-kev";

type Named = Awaited<ReturnType<typeof listNamedCves>>;
type Decided = Readonly<{
  file: KevFile;
  /** Null: the file is in force now; else the one that stays in force. */
  behind: string | null;
  added: readonly string[];
  removed: readonly string[];
}>;

/**
 * Loads a KEV catalogue. The latest release is in force; an older one is kept as history and changes nothing. A CVE it adds has
 * every decision and incident of its advisories looked at again.
 */
export const loadKevCatalogue = command({
  name: "load-kev-catalogue",
  sees: "organisation:read",
  permission: "advisory:import",
  input: catalogueInput,
  at: [null],
  load: async (tx, input, { newId }) => {
    const bytes = Buffer.from(input.content, "base64");
    const read = readKev(bytes);
    await lockMatching(tx, "exclusive");
    await lockCatalogues(tx);
    const known = read.ok ? await findLoaded(tx, "kev", read.value.sha256) : null;
    const [current, named] = [await currentKev(tx), await listNamedCves(tx)];
    return { places: [null] as const, read, known, current, named, catalogueId: newId() };
  },
  decide: ({ read, known, current, named }, _input, { now }): Result<Decided, CatalogueRefusal> => {
    const decided = decideCatalogue(known, read, now);
    if (!decided.ok) return decided;
    const file = decided.value;
    if (current && !countsBefore(file, current)) {
      return ok({ file, behind: current.version, added: [], removed: [] });
    }
    const after = new Set(file.entries.map((entry) => entry.cve));
    const ours = named.flatMap((advisory) => advisory.cves);
    return ok({ file, behind: null, ...kevChanges(current?.cves ?? new Set(), after, ours) });
  },
  save: async (tx, { file, behind, added, removed }, moment) => {
    const { catalogueId, named, current } = moment.subject;
    await insertKev(tx, file, { id: catalogueId, by: moment.actor.id, at: moment.now });
    const { version, releasedAt, sha256, count } = file;
    const loaded: DomainEvent = {
      type: "kev-catalogue.loaded",
      siteId: null,
      incidentId: null,
      subjectId: catalogueId,
      data: {
        catalogueId,
        version,
        released: releasedAt.toISOString(),
        sha256,
        count,
        inForce: behind === null,
        added,
        removed,
      },
    };
    const asked = await recheckAdded(tx, { named, added, version }, moment);
    return [
      loaded,
      ...asked,
      ...(await moved(tx, { named, added, removed, first: current === null, behind }, moment)),
    ];
  },
  done: ({ file: { version, count }, behind, added, removed }, { named }) => ({
    version,
    count,
    behind,
    added: withAdvisories(added, named),
    removed: withAdvisories(removed, named),
  }),
});

/** What a coordinator is told of one CVE: which advisories name it. */
const withAdvisories = (cves: readonly string[], named: Named) =>
  cves.map((cve) => ({
    cve,
    advisories: named
      .filter((advisory) => advisory.cves.includes(cve))
      .map(({ advisoryId, trackingId }): { advisoryId: AdvisoryId; trackingId: string } => ({
        advisoryId,
        trackingId,
      })),
  }));

type Loaded = Pick<Decided, "behind" | "added" | "removed"> & Readonly<{ named: Named; first: boolean }>;

/** The priorities that move with the catalogue: the first one makes known what was unknown of every advisory. */
async function moved(
  tx: Tx,
  { behind, first, named, added, removed }: Loaded,
  moment: Moment,
): Promise<DomainEvent[]> {
  if (behind !== null) return [];
  const changed = new Set([...added, ...removed]);
  const touched = named.filter(({ cves }) => first || cves.some((cve) => changed.has(cve)));
  return movePriorities(
    tx,
    touched.map(({ advisoryId }) => advisoryId),
    moment,
  );
}

async function recheckAdded(
  tx: Tx,
  { named, added, version }: Readonly<{ named: Named; added: readonly string[]; version: string }>,
  moment: Moment,
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const { advisoryId, cves } of named) {
    const own = added.filter((cve) => cves.includes(cve));
    if (own.length === 0) continue;
    const because = `${own.join(", ")} ${own.length === 1 ? "is" : "are"} known to be exploited: in the KEV catalogue ${version}.`;
    events.push(...(await recheckAdvisory(tx, advisoryId, { cause: "kev", because }, moment)));
  }
  return events;
}
