import "server-only";
import { z } from "zod";
import type { DomainEvent } from "@/domain/events";
import { systemFields } from "@/domain/systems/correction";
import {
  type ImportInventoryRefusal,
  type ImportPreview,
  samplesOf,
  shownRows,
} from "@/domain/systems/import-preview";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import { command } from "../doors";
import { siteId } from "../people/fields";
import { line } from "../text-fields";
import { columnsOf, remember, savePlan } from "./import-saving";
import { type Compared, type ImportSubject, loadImport } from "./import-subject";
import { report } from "./progress";
import { tableBounds } from "./table-file";

const target = z.enum(["site", ...systemFields]);
const base64 = Math.ceil(tableBounds.bytes / 3) * 4;

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
    content: z.string("Choose a file").max(base64, "The file is larger than 16 MB"),
    /** The sheet of a workbook; the first when left out. */
    sheet: z.string().max(200).nullable().default(null),
    /** What each header is taken as; remembered or guessed when left out. */
    mapping: z.record(z.string().max(400), target).nullable().default(null),
    /** The headers the mapping was chosen for, as the preview named them. */
    mappedFor: z.string().max(64).nullable().default(null),
    siteId: z
      .union([z.literal("").transform(() => null), siteId])
      .nullable()
      .default(null),
    clearEmpty: z.coerce.boolean().default(false),
    planHash: z.string().max(64).default(""),
  }),
  load: (tx, input, { actor }): Promise<ImportSubject | null> => loadImport(tx, input, actor),
  decide: ({ file }, input): Result<Compared, ImportInventoryRefusal> => {
    if (!file.ok) return refuse(file.refusal);
    const compared = file.value;
    const preview = previewOf(compared);
    if (compared.unmappable !== null)
      return refuse({ code: "columns-missing", sentence: compared.unmappable, preview });
    const { counts } = compared.plan;
    if (counts.new + counts.changed === 0)
      return refuse({ code: "nothing-to-import", sentence: nothingToImport(counts.refused), preview });
    if (input.planHash === "") {
      const sentence = "Nothing is changed yet. Check the rows, then import them.";
      return refuse({ code: "to-confirm", sentence, preview });
    }
    if (input.planHash !== preview.planHash) {
      const sentence =
        "The inventory was changed meanwhile, so this would do something else now. Check the rows again.";
      return refuse({ code: "plan-changed", sentence, preview });
    }
    return ok(compared);
  },
  save: async (tx, compared, moment) => {
    const happened = await savePlan(tx, compared, moment);
    await remember(tx, compared, moment);
    await report({ stage: "recorded", done: 0, of: 0 });
    return [imported(compared, moment.subject.sha256, moment.input.fileName), ...happened];
  },
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
    : "No row is to be imported. Each refused one says why.";

function previewOf(compared: Compared): ImportPreview {
  const { table, headersHash, choice, mappedBy, plan } = compared;
  return {
    // One plan is always built in one order, so that its text is the same as long as it says the same.
    planHash: sha256(JSON.stringify([plan, choice])),
    headersHash,
    kind: table.kind,
    sheets: table.sheets,
    sheet: table.sheet,
    headerLine: table.headerLine,
    columns: columnsOf(compared).map((each) => ({ ...each, samples: samplesOf(table.rows, each.header) })),
    mappedBy,
    siteId: choice.siteId,
    clearEmpty: choice.clearEmpty,
    counts: plan.counts,
    rows: shownRows(plan),
    ignoredColumns: plan.ignoredColumns,
  };
}

function imported(compared: Compared, hash: string, fileName: string): DomainEvent {
  const { new: added, ...counts } = compared.plan.counts;
  const { siteId: site, clearEmpty } = compared.choice;
  const data = {
    fileName,
    sha256: hash,
    added,
    ...counts,
    columns: columnsOf(compared),
    ignoredColumns: compared.plan.ignoredColumns,
    siteId: site,
    clearEmpty,
  };
  return { type: "inventory.imported", siteId: null, incidentId: null, subjectId: null, data };
}
