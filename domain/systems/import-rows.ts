import type { SiteId, SystemId } from "../ids";
import type { SystemField, SystemFields } from "./system";

/** One row of a file as it stands in it: the line it begins on and its cells by the file's own headers. */
export type ImportRow = Readonly<{
  line: number;
  cells: Readonly<Record<string, string>>;
  /** Set when the row has more or fewer cells than there are headers: nobody can say which cell is which. */
  misfit?: Readonly<{ cells: number; headers: number }>;
}>;

/** What a column can be taken as: a field of the system, or the site it stands at. */
export type ColumnTarget = SystemField | "site";

/** What each header of the file is taken as; a header that is left out feeds nothing. */
export type ColumnMapping = Readonly<Record<string, ColumnTarget>>;

/** How a file is taken: its columns, the site of all its rows where no column names one, and what an empty cell means. */
export type ImportChoice = Readonly<{
  mapping: ColumnMapping;
  siteId: SiteId | null;
  /** An empty cell clears the field. Without it an empty cell leaves what the inventory knows. */
  clearEmpty: boolean;
}>;

/** A system that is already in the inventory, as far as an import must know it. */
export type KnownSystem = Readonly<{ id: SystemId; siteId: SiteId; retired: boolean; fields: SystemFields }>;

export type KnownSite = Readonly<{ id: SiteId; code: string; name: string }>;

/** One field that a row changes. */
export type FieldChange = Readonly<{
  field: SystemField;
  before: string | number | null;
  after: string | number | null;
}>;

const rowRefusalCodes = [
  "row-misfit",
  "site-missing",
  "site-unknown",
  "tag-missing",
  "tag-repeated",
  "system-retired",
  "value-invalid",
  "value-too-long",
] as const;
export type RowRefusalCode = (typeof rowRefusalCodes)[number];

/** Why a row cannot be taken: the column, and a sentence that says what to do about it. */
export type RowRefusal = Readonly<{ code: RowRefusalCode; column: string; sentence: string }>;

export type PlannedRow = Readonly<{ line: number; siteCode: string; assetTag: string }> &
  (
    | Readonly<{ outcome: "new"; siteId: SiteId; fields: SystemFields }>
    | Readonly<{
        outcome: "changed";
        siteId: SiteId;
        systemId: SystemId;
        fields: SystemFields;
        changes: readonly FieldChange[];
        /** Fields the file leaves empty although the inventory knows them: kept as they are, unless empty cells clear. */
        kept: readonly SystemField[];
      }>
    | Readonly<{ outcome: "unchanged"; siteId: SiteId; systemId: SystemId; kept: readonly SystemField[] }>
    | Readonly<{ outcome: "refused"; refusals: readonly RowRefusal[] }>
  );

/** What an import would do, row by row; nothing is done by making the plan. */
export type ImportPlan = Readonly<{
  rows: readonly PlannedRow[];
  counts: Readonly<{ new: number; changed: number; unchanged: number; refused: number }>;
  /** Headers of the file that feed no field. */
  ignoredColumns: readonly string[];
}>;
