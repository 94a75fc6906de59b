import { ok, type Result, refuse } from "@/lib/result";
import type { SiteId, SystemId } from "../ids";
import type { FieldChange } from "./import-rows";
import type { ServiceState, SystemField, SystemFields } from "./system";

/** The fields that may say the same of many systems; what tells one system from another is changed one by one. */
export const bulkFields = [
  "location",
  "vlan",
  "clinicalOwner",
  "operatingSystem",
  "softwareVersion",
  "ruhCapable",
  "examsPerDay",
  "manufacturer",
  "model",
  "deviceClass",
  "modality",
  "alternative",
] as const satisfies readonly SystemField[];
export type BulkField = (typeof bulkFields)[number];

/** A system that was selected, as far as a change of one field must know it. */
export type SelectedSystem = Readonly<{
  id: SystemId;
  siteId: SiteId;
  siteName: string;
  state: ServiceState;
  rowVersion: number;
  fields: SystemFields;
  /** Whether the caller may edit it at its own site. */
  mayEdit: boolean;
}>;

type Value = string | number | null;
export type FieldValue = Readonly<{ field: BulkField; value: Value }>;

/** What would become of one selected system. */
export type BulkRow = Readonly<{
  systemId: SystemId;
  assetTag: string;
  model: string;
  siteName: string;
  before: Value;
  after: Value;
}> &
  (Readonly<{ outcome: "changed" | "unchanged" }> | Readonly<{ outcome: "refused"; sentence: string }>);

export type BulkCounts = Readonly<{ changed: number; unchanged: number; refused: number }>;

/** What a change of one field would do, as it is shown before it is done. */
export type BulkPreview = Readonly<{
  /** Names exactly what was shown; what is done is this, or nothing. */
  planHash: string;
  field: BulkField;
  rows: readonly BulkRow[];
  counts: BulkCounts;
  /** Selected rows that are not there for the caller. */
  missing: number;
}>;

export type BulkRefusal = Readonly<{
  code: "to-confirm" | "plan-changed" | "nothing-to-change";
  sentence: string;
  preview: BulkPreview;
}>;

function refusedBecause({ state, mayEdit, siteName }: SelectedSystem): string | null {
  if (state === "retired") return "It is retired. What is known of it stays as it was.";
  return mayEdit ? null : `Your role at ${siteName} does not allow this.`;
}

function planned(system: SelectedSystem, { field, value }: FieldValue): BulkRow {
  const { id: systemId, siteName, fields } = system;
  const before = fields[field];
  const about = { systemId, assetTag: fields.assetTag, model: fields.model, siteName, before, after: value };
  const sentence = refusedBecause(system);
  if (sentence !== null) return { ...about, outcome: "refused", sentence };
  return { ...about, outcome: before === value ? "unchanged" : "changed" };
}

const rank = { refused: 0, changed: 1, unchanged: 2 } as const;

/** What giving one field the same value would do to each of the selected systems, the refused ones first. */
export function planBulkChange(
  systems: readonly SelectedSystem[],
  given: FieldValue,
): Readonly<{ rows: readonly BulkRow[]; counts: BulkCounts }> {
  const rows = systems
    .map((system) => planned(system, given))
    .sort(
      (a, b) =>
        rank[a.outcome] - rank[b.outcome] ||
        a.siteName.localeCompare(b.siteName, "en") ||
        a.assetTag.localeCompare(b.assetTag, "en") ||
        a.systemId.localeCompare(b.systemId, "en"),
    );
  const of = (outcome: BulkRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const counts = { changed: of("changed"), unchanged: of("unchanged"), refused: of("refused") };
  return { rows, counts };
}

/** The change of one field of one system, as the event log keeps it. */
export const changeOf = ({ before, after }: BulkRow, field: BulkField): FieldChange => ({
  field,
  before,
  after,
});

/** Lets a change through only when exactly this was shown. */
export function confirmBulkChange(preview: BulkPreview, planHash: string): Result<BulkPreview, BulkRefusal> {
  if (preview.counts.changed === 0) {
    const sentence =
      preview.counts.refused === 0
        ? "The inventory says this of all of them already. Nothing is to be changed."
        : "None of them can be changed. Each refused one says why.";
    return refuse({ code: "nothing-to-change", sentence, preview });
  }
  if (planHash === "") {
    const sentence = "Nothing is changed yet. Check the rows, then change them.";
    return refuse({ code: "to-confirm", sentence, preview });
  }
  if (planHash === preview.planHash) return ok(preview);
  const sentence =
    "The inventory, or what is asked, was changed meanwhile, so this would do something else now. Check the rows again.";
  return refuse({ code: "plan-changed", sentence, preview });
}
