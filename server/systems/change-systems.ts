import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { listSites } from "@/db/people";
import { lockSystems, setSystems } from "@/db/systems";
import { may } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { SiteId } from "@/domain/ids";
import {
  type BulkPreview,
  type BulkRow,
  bulkFields,
  changeOf,
  confirmBulkChange,
  type FieldValue,
  planBulkChange,
  type SelectedSystem,
} from "@/domain/systems/bulk-change";
import { touchesMatching } from "@/domain/systems/correction";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { ok } from "@/lib/result";
import { command, type Placed } from "../doors";
import { fieldChanged, matchSystems } from "../matches/compute";
import { systemId, systemInput } from "./fields";

/** The most systems that are changed at once; a page of the list has fewer. */
export const mostAtOnce = 500;

type Subject = Placed & Readonly<{ systems: readonly SelectedSystem[]; missing: number }>;
type Decided = Readonly<{ preview: BulkPreview; changed: readonly Changed[] }>;
type Changed = Readonly<{ system: SelectedSystem; row: BulkRow }>;

const input = z
  .object({
    systemIds: z.array(systemId).min(1, "Select at least one system").max(mostAtOnce),
    field: z.enum(bulkFields, { error: "Choose a field" }),
    value: z.string().max(2000).default(""),
    planHash: z.string().max(64).default(""),
  })
  .transform(({ field, value, ...rest }, context) => {
    // What the form that corrects one system takes is taken here.
    const read = systemInput.shape[field].safeParse(value);
    if (read.success) return { ...rest, given: { field, value: read.data } satisfies FieldValue };
    for (const issue of read.error.issues) context.addIssue({ ...issue, path: ["value"] });
    return z.NEVER;
  });

/**
 * Gives one field of many systems the same value, each at its own site. Without the hash of what was shown it is a dry run; the rows the
 * caller may not change are named and left out, the others are changed, all of them or none.
 */
export const changeSystems = command({
  name: "change-systems",
  sees: "system:read",
  permission: "system:edit",
  input,
  load: async (tx, { systemIds }, { actor }): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const wanted = new Set(systemIds);
    const names = new Map((await listSites(tx)).map((site) => [site.id, site.name]));
    const systems = (await lockSystems(tx, [...wanted]))
      .filter(({ siteId }) => may(actor, "system:read", siteId))
      .map(({ siteId, ...system }) => ({
        ...system,
        siteId,
        siteName: names.get(siteId) ?? "",
        mayEdit: may(actor, "system:edit", siteId),
      }));
    const places = placesOf(systems);
    return places && { places, systems, missing: wanted.size - systems.length };
  },
  decide: ({ systems, missing }, { given, planHash }) => {
    const plan = planBulkChange(systems, given);
    const versions = systems.map(({ id, rowVersion }) => [id, rowVersion]).sort();
    const hash = sha256(canonical([given.field, given.value, versions, plan.rows]));
    const preview = { ...plan, planHash: hash, field: given.field, missing };
    const agreed = confirmBulkChange(preview, planHash);
    if (!agreed.ok) return agreed;
    const rows = new Map(plan.rows.map((row) => [row.systemId, row]));
    const changed = systems.flatMap((system): readonly Changed[] => {
      const row = rows.get(system.id);
      return row?.outcome === "changed" ? [{ system, row }] : [];
    });
    return ok<Decided>({ preview, changed });
  },
  save: async (tx, { preview: { field }, changed }, moment) => {
    const { given } = moment.input;
    const corrected = changed.map(({ system: { id, state, fields } }) => ({
      id,
      state,
      fields: { ...fields, [field]: given.value },
    }));
    await setSystems(tx, corrected, moment.now);
    const [first, ...others] = changed.map((each) => correctedEvent(each, field));
    if (!first) throw new Error("A change is about at least one system");
    const ids = corrected.map(({ id }) => id);
    const touched = touchesMatching([{ field, before: null, after: given.value }]);
    return [first, ...others, ...(touched ? await matchSystems(tx, ids, fieldChanged, moment) : [])];
  },
  done: ({ preview: { counts, missing, rows } }) => ({
    ...counts,
    missing,
    refusedTags: rows.flatMap((row) => (row.outcome === "refused" ? [row.assetTag] : [])),
  }),
});

/** The change is asked for where rows may be changed; where none may, wherever they are seen. Null: nowhere. */
function placesOf(systems: readonly SelectedSystem[]): readonly [SiteId, ...SiteId[]] | null {
  const editable = systems.filter((system) => system.mayEdit);
  const [first, ...others] = [
    ...new Set((editable.length > 0 ? editable : systems).map(({ siteId }) => siteId)),
  ];
  return first ? [first, ...others] : null;
}

function correctedEvent({ system, row }: Changed, field: BulkPreview["field"]): DomainEvent {
  const { id, siteId, fields } = system;
  const data = { systemId: id, siteId, assetTag: fields.assetTag, changes: [changeOf(row, field)] };
  return { type: "system.corrected", siteId, incidentId: null, subjectId: id, data };
}
