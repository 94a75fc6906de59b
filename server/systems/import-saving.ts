import "server-only";
import type { Tx } from "@/db/client";
import { insertImportMapping } from "@/db/import-mappings";
import { insertSystems, setSystems } from "@/db/systems";
import type { DomainEvent } from "@/domain/events";
import type { RecordId, SystemId } from "@/domain/ids";
import { touchesMatching } from "@/domain/systems/correction";
import type { PlannedRow } from "@/domain/systems/import-rows";
import type { Moment } from "../doors";
import { followSystems } from "../incidents/follow-systems";
import { fieldChanged, matchSystems } from "../matches/compute";
import type { Compared } from "./import-subject";
import { report } from "./progress";

type New = Extract<PlannedRow, { outcome: "new" }> & Readonly<{ id: SystemId; networkId: RecordId }>;
type Changed = Extract<PlannedRow, { outcome: "changed" }>;

const inOneGo = 2000;

function* inParts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += inOneGo) yield items.slice(from, from + inOneGo);
}

/** Does what a plan says, part by part in one transaction, and compares what is new or changed with every advisory. */
export async function savePlan(tx: Tx, compared: Compared, moment: Moment): Promise<readonly DomainEvent[]> {
  const { rows } = compared.plan;
  // Safe because they are fresh ids.
  const added = rows
    .filter((row) => row.outcome === "new")
    .map((row): New => ({ ...row, id: moment.newId() as SystemId, networkId: moment.newId() as RecordId }));
  const changed = rows.filter((row) => row.outcome === "changed");
  await store(tx, compared, added, changed, moment);
  const moved = changed.filter((row) => touchesMatching(row.changes)).map((row) => row.systemId);
  const found = await match(tx, [...added.map((system) => system.id), ...moved], moment);
  const followed = await followSystems(
    tx,
    changed.map(({ systemId: id, changes }) => ({ id, changes })),
    moment,
  );
  return [...added.map(registered), ...changed.map(corrected), ...found, ...followed];
}

async function store(
  tx: Tx,
  { systems }: Compared,
  added: readonly New[],
  changed: readonly Changed[],
  { actor, now }: Moment,
): Promise<void> {
  const of = added.length + changed.length;
  const states = new Map(systems.map((system) => [system.id, system.state]));
  let done = 0;
  for (const part of inParts(added)) {
    await report({ stage: "stored", done, of });
    await insertSystems(tx, part, actor.id, now);
    done += part.length;
  }
  for (const part of inParts(changed)) {
    await report({ stage: "stored", done, of });
    const rows = part.map(({ systemId, fields }) => ({
      id: systemId,
      fields,
      state: states.get(systemId) ?? "in-service",
    }));
    await setSystems(tx, rows, now);
    done += part.length;
  }
  await report({ stage: "stored", done, of });
}

async function match(tx: Tx, ids: readonly SystemId[], moment: Moment): Promise<readonly DomainEvent[]> {
  const told = (done: number) => report({ stage: "matched", done, of: ids.length });
  const found = await matchSystems(tx, ids, fieldChanged, moment, told);
  await told(ids.length);
  return found;
}

function registered({ id, siteId, fields }: New): DomainEvent {
  const data = { systemId: id, siteId, assetTag: fields.assetTag, fields };
  return { type: "system.registered", siteId, incidentId: null, subjectId: id, data };
}

function corrected({ systemId, siteId, fields, changes }: Changed): DomainEvent {
  const data = { systemId, siteId, assetTag: fields.assetTag, changes };
  return { type: "system.corrected", siteId, incidentId: null, subjectId: systemId, data };
}

/** Remembers how the columns were taken, where that is not remembered already. */
export async function remember(tx: Tx, compared: Compared, { actor, now, newId }: Moment): Promise<void> {
  if (compared.isRemembered) return;
  const { headersHash, choice } = compared;
  await insertImportMapping(tx, {
    id: newId(),
    headerHash: headersHash,
    columns: columnsOf(compared),
    siteId: choice.siteId,
    byPerson: actor.id,
    at: now,
  });
}

/** What each column of the file was taken as. */
export function columnsOf({ table, choice }: Pick<Compared, "table" | "choice">) {
  return table.headers.map((header) => ({
    header,
    target: Object.hasOwn(choice.mapping, header) ? (choice.mapping[header] ?? null) : null,
  }));
}
