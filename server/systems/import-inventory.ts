import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { listSites } from "@/db/people";
import { insertSystems, lockSystemsOfSites, type SystemRecord, setSystems } from "@/db/systems";
import { type Actor, may, sitesWhere } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { RecordId, SiteId, SystemId } from "@/domain/ids";
import { systemFields, touchesMatching } from "@/domain/systems/correction";
import { suggestMapping } from "@/domain/systems/headers";
import { planImport } from "@/domain/systems/import-plan";
import { type ImportInventoryRefusal, namesSystems, previewRows } from "@/domain/systems/import-preview";
import type { ColumnMapping, ImportPlan, KnownSite, PlannedRow } from "@/domain/systems/import-rows";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import { plainJson } from "../door-parts";
import { command, type Moment, type Placed } from "../doors";
import { matchSystems } from "../matches/compute";
import { line } from "../text-fields";
import { type CsvFile, type CsvRefusal, readCsv } from "./read-csv";

const target = z.enum(["site", ...systemFields]);

type Subject = Placed &
  Readonly<{
    sha256: string;
    file: Result<CsvFile, CsvRefusal>;
    sites: readonly KnownSite[];
    systems: readonly SystemRecord[];
  }>;

type Decided = Readonly<{ plan: ImportPlan }>;
type Saved = readonly [DomainEvent, ...DomainEvent[]];

/**
 * Takes an inventory file over. Without the hash of a plan it is a dry run: nothing is changed, and the refusal shows what would be.
 * With it, exactly what was shown is done, all of it or nothing.
 */
export const importInventory = command({
  name: "import-inventory",
  sees: "system:read",
  permission: "system:register",
  input: z.object({
    fileName: line(200, "Choose a file"),
    /** The file's bytes, base64. */
    content: z.string("Choose a file").max(8_000_000, "The file is larger than 5 MB"),
    /** Which header feeds which field; guessed from the headers when left out. */
    mapping: z.record(z.string().max(200), target).optional(),
    planHash: z.string().max(64).default(""),
  }),
  load: async (tx, input, { actor }): Promise<Subject | null> => {
    const [first, ...others] = whereAsked(actor);
    if (first === undefined) return null;
    await lockMatching(tx, "shared");
    const bytes = Buffer.from(input.content, "base64");
    const file: Subject["file"] = readCsv(bytes);
    const sites = (await listSites(tx)).filter((site) => may(actor, "system:register", site.id));
    const named = file.ok ? sitesNamed(file.value, sites) : [];
    const systems = await lockSystemsOfSites(tx, named);
    return { places: [first, ...others], sha256: sha256(bytes), file, sites, systems };
  },
  decide: ({ file, sites, systems }, input): Result<Decided, ImportInventoryRefusal> => {
    if (!file.ok) return refuse(file.refusal);
    const mapping: ColumnMapping = input.mapping ?? suggestMapping(file.value.headers);
    const known = systems.map(({ id, siteId, state, fields }) => ({
      id,
      siteId,
      retired: state === "retired",
      fields,
    }));
    const plan = planImport(file.value, known, mapping, sites);
    const planHash = sha256(canonical(plainJson(plan)));
    const { counts, ignoredColumns } = plan;
    const preview = {
      planHash,
      headers: file.value.headers,
      mapping,
      counts,
      rows: previewRows(plan),
      ignoredColumns,
    };
    if (!namesSystems(mapping)) {
      const sentence = "Say which column names the site and which the asset tag: by them a system is known.";
      return refuse({ code: "columns-missing", sentence, preview });
    }
    if (counts.new + counts.changed === 0) {
      return refuse({ code: "nothing-to-import", sentence: nothingToImport(counts.refused), preview });
    }
    if (input.planHash === "") {
      const sentence = "Nothing is changed yet. Check the rows, then import them.";
      return refuse({ code: "to-confirm", sentence, preview });
    }
    if (input.planHash !== planHash) {
      const sentence =
        "The inventory was changed meanwhile, so this would do something else now. Check the rows again.";
      return refuse({ code: "plan-changed", sentence, preview });
    }
    return ok({ plan });
  },
  save: (tx, { plan }, moment) => savePlan(tx, plan, moment.subject, moment.input.fileName, moment),
  done: ({ plan }) => plan.counts,
  conflict: (constraint): ImportInventoryRefusal | null =>
    constraint === "imaging_systems_tag"
      ? {
          code: "changed-meanwhile",
          sentence: "Somebody registered one of these systems just now. Choose the file again.",
          lines: [],
        }
      : null,
});

const nothingToImport = (refused: number): string =>
  refused === 0
    ? "The inventory says all of this already. Nothing is to be imported."
    : "No row can be taken. Each says why.";

/** A file is imported where the caller may register systems; whoever may nowhere is asked where they may see any. */
function whereAsked(actor: Actor): readonly (SiteId | null)[] {
  const register = sitesWhere(actor, "system:register");
  const places = register.length > 0 ? register : sitesWhere(actor, "system:read");
  return places === "all" ? [null] : places;
}

/** The sites whose code stands anywhere in the file; only their systems are locked. */
function sitesNamed(file: CsvFile, sites: readonly KnownSite[]): readonly SiteId[] {
  const words = new Set(
    file.rows.flatMap((row) => Object.values(row.cells).map((cell) => cell.trim().toUpperCase())),
  );
  return sites.filter((site) => words.has(site.code.toUpperCase())).map((site) => site.id);
}

const isNew = (row: PlannedRow) => row.outcome === "new";
const isChanged = (row: PlannedRow) => row.outcome === "changed";

async function savePlan(
  tx: Tx,
  plan: ImportPlan,
  subject: Subject,
  fileName: string,
  moment: Moment,
): Promise<Saved> {
  const { actor, now, newId } = moment;
  // Safe because they are fresh ids.
  const added = plan.rows
    .filter(isNew)
    .map((row) => ({ ...row, id: newId() as SystemId, networkId: newId() as RecordId }));
  const changed = plan.rows.filter(isChanged);
  const states = new Map(subject.systems.map((system) => [system.id, system.state]));
  await insertSystems(tx, added, actor.id, now);
  await setSystems(
    tx,
    changed.map(({ systemId, fields }) => ({
      id: systemId,
      fields,
      state: states.get(systemId) ?? "in-service",
    })),
    now,
  );
  const moved = changed.filter((row) => touchesMatching(row.changes)).map((row) => row.systemId);
  const found = await matchSystems(tx, [...added.map((system) => system.id), ...moved], moment);
  const about = { incidentId: null } as const;
  const registered = added.map(
    ({ id, siteId, fields }): DomainEvent => ({
      ...about,
      type: "system.registered",
      siteId,
      subjectId: id,
      data: { systemId: id, siteId, assetTag: fields.assetTag, fields },
    }),
  );
  const corrected = changed.map(
    ({ systemId, siteId, fields, changes }): DomainEvent => ({
      ...about,
      type: "system.corrected",
      siteId,
      subjectId: systemId,
      data: { systemId, siteId, assetTag: fields.assetTag, changes },
    }),
  );
  const { new: addedCount, ...counts } = plan.counts;
  const data = {
    fileName,
    sha256: subject.sha256,
    added: addedCount,
    ...counts,
    ignoredColumns: plan.ignoredColumns,
  };
  const imported: DomainEvent = { ...about, type: "inventory.imported", siteId: null, subjectId: null, data };
  return [imported, ...registered, ...corrected, ...found];
}
