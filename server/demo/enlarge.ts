import "server-only";
import type { Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { listIncidentIds, listTagsWithoutIncident, type StoredEvent } from "@/db/incident-copies";
import { factsOf } from "@/db/incident-facts";
import type { Facts } from "@/domain/checklist/facts";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, IncidentId } from "@/domain/ids";
import { writeToldDays } from "../history/write-snapshots";
import { withTemplates } from "../incidents/now";
import { openIncidents } from "../matches/open-incidents";
import { countAll } from "../status/count-anew";
import { decide } from "./advisories";
import { catchUp } from "./catch-up";
import { copyFacts, readStory, type Story } from "./copied-story";
import { dayBefore } from "./days";
import { addHospitals, addSystems, importFurther } from "./larger-organisation";
import { renamed } from "./renamed";
import { reopenWorld, type World } from "./world";

export type Size = Readonly<{ sites: number; systems: number; files: number }>;

/** The size at which the portal's speed is measured; one incident for each system. */
const benchSize: Size = { sites: 40, systems: 2000, files: 4000 };

/**
 * Makes the demo larger: more hospitals, systems by inventory, an advisory that is decided to affect every system without an
 * incident, and to its incidents happens, in turn, what happened to those of the demo. Part of them nobody has begun, so many
 * that about the wanted number of files comes together.
 */
export async function enlarge(tx: Tx, now: Date, size: Size = benchSize): Promise<void> {
  const world = await reopenWorld(tx);
  const codes = await addHospitals(world, size.sites, dayBefore(now, 39, "08:00"));
  await addSystems(world, codes, size.systems, dayBefore(now, 37, "09:00"));
  const advisoryId = await importFurther(world, dayBefore(now, 8, "08:50"));
  await openForAll(world, advisoryId, now);
  const stories = await storiesOf(tx, advisoryId);
  const targets = await listIncidentIds(tx, { of: advisoryId });
  await tellAll(tx, inTurn(stories, targets, size.files), now);
  await catchUp(tx, targets, now);
  await writeToldDays(tx, now);
  await countAll(tx, now);
}

async function openForAll(world: World, advisoryId: AdvisoryId, now: Date): Promise<void> {
  const tags = await listTagsWithoutIncident(world.tx);
  for (const some of batches(tags, 1000)) {
    await decide(world, dayBefore(now, 8, "09:10"), advisoryId, some, { decision: "affected" });
  }
  const input = { advisoryId, templateKey: "essential" };
  await world.as("cora", dayBefore(now, 8, "09:30"), openIncidents, input);
}

async function storiesOf(tx: Tx, advisoryId: AdvisoryId): Promise<Story[]> {
  const told = await withTemplates(tx, await factsOf(tx, await listIncidentIds(tx, { notOf: advisoryId })));
  const stories: Story[] = [];
  for (const one of told) stories.push(await readStory(tx, one));
  return stories;
}

/** Which story happens to which incident: all in turn, then none to so many that the files are not too many. */
function inTurn(
  stories: readonly Story[],
  targets: readonly IncidentId[],
  files: number,
): Map<Story, IncidentId[]> {
  const inOneTurn = stories.reduce((sum, story) => sum + story.files.length, 0);
  const turn = Math.max(stories.length, Math.floor((inOneTurn * targets.length) / (files - inOneTurn)));
  const told = new Map(stories.map((story): [Story, IncidentId[]] => [story, []]));
  for (const [index, target] of targets.entries()) {
    const story = stories[index % turn];
    if (story) told.get(story)?.push(target);
  }
  return told;
}

async function tellAll(tx: Tx, told: ReadonlyMap<Story, readonly IncidentId[]>, now: Date): Promise<void> {
  for (const [story, ids] of told) {
    const targets: [Facts, ReadonlyMap<string, string>][] = [];
    for (const some of batches(ids, 50)) {
      const fresh = (await factsOf(tx, some)).map(({ facts }) => facts);
      // Sent without waiting for one another, on the transaction's one connection.
      const names = await Promise.all(fresh.map((facts) => copyFacts(tx, story, facts, now)));
      for (const [index, facts] of fresh.entries()) targets.push([facts, names[index] ?? new Map()]);
    }
    for (const event of story.events) await record(tx, event, targets);
  }
}

/** Appends one entry of a story to the chain of every incident it happens to. */
async function record(
  tx: Tx,
  { type, data, siteId, incidentId, subjectId, ...event }: StoredEvent,
  targets: readonly (readonly [Facts, ReadonlyMap<string, string>])[],
): Promise<void> {
  const { actorKind: kind, actorId: id, actorName: name } = event;
  const moment = { actor: { kind, id, name }, sessionId: null, address: null, now: event.at };
  // Safe because it was recorded as such an event.
  const happened = { type, data, siteId, incidentId, subjectId } as DomainEvent;
  await recordEvents(
    tx,
    targets.map(([, names]) => renamed(happened, names)),
    moment,
  );
}

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
