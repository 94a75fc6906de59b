import { isPlainProse } from "@/lib/plain-text";
import { fieldLengths, readExams, readRuh } from "./cells";
import { type Cell, refusal } from "./import-places";
import type { RowRefusal, RowRefusalCode } from "./import-rows";
import { nobodySaid, type SystemFields } from "./system";

/** What one cell gives: the value of its field, or why it cannot be taken. */
export type CellRead = Readonly<{ given: Partial<SystemFields>; refusals: readonly RowRefusal[] }>;

const nothing: CellRead = { given: {}, refusals: [] };

const taken = (given: Partial<SystemFields>): CellRead => ({ given, refusals: [] });

const turnedDown = (code: RowRefusalCode, header: string, sentence: string): CellRead => ({
  given: {},
  refusals: [refusal(code, header, sentence)],
});

/** What a spreadsheet shows where a formula failed. */
const formulaError = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

function readText(field: keyof typeof fieldLengths, { header, text }: Cell): CellRead {
  const most = fieldLengths[field];
  if (text.length > most) {
    return turnedDown("value-too-long", header, `The text is longer than ${most} letters. Shorten it.`);
  }
  if (formulaError.test(text.trim()))
    return turnedDown(
      "value-invalid",
      header,
      `A formula gave ${text.trim()}. Put it right, or empty the cell.`,
    );
  if (!isPlainProse(text.replaceAll("\r\n", "\n")))
    return turnedDown(
      "value-invalid",
      header,
      "The text holds characters that cannot be seen. Type it again.",
    );
  return taken({ [field]: field === "assetTag" ? text.trim() : text });
}

/**
 * A cell as the field takes it. Blanks at the ends go only from the asset tag: any other text stays as written. An empty cell says
 * nothing, or clears the field where that was chosen; an empty asset tag never clears one.
 */
export function readCell(cell: Cell, clearEmpty: boolean): CellRead {
  const { header, target, text } = cell;
  if (target === "site") return nothing;
  if (text.trim() === "")
    return clearEmpty && target !== "assetTag" ? taken({ [target]: nobodySaid[target] }) : nothing;
  if (target !== "ruhCapable" && target !== "examsPerDay") return readText(target, cell);
  const read = target === "ruhCapable" ? readRuh(text) : readExams(text);
  return read.ok ? taken({ [target]: read.value }) : turnedDown("value-invalid", header, read.refusal);
}
