import type { SystemId } from "../ids";

/** What stands on the label of a system, beside its code. */
export type SystemLabel = Readonly<{
  id: SystemId;
  assetTag: string;
  manufacturer: string;
  model: string;
  siteName: string;
  siteCode: string;
  location: string;
}>;

/** Three columns of seven labels fill a sheet of A4. */
export const labelsOnSheet = 21;

/** The most labels one print holds. */
export const mostLabels = 40 * labelsOnSheet;

/**
 * Where the code on a label leads: to the next step at the system for whoever reads it. The id, because it survives: a tag may be
 * corrected, and another site may use the same one.
 */
export const labelAddress = (appUrl: string, id: SystemId): string =>
  `${appUrl.replace(/\/+$/, "")}/systems/${id}/next`;

/** The labels sheet by sheet. */
export function sheetsOf<Label>(labels: readonly Label[]): readonly (readonly Label[])[] {
  const sheets: (readonly Label[])[] = [];
  for (let from = 0; from < labels.length; from += labelsOnSheet) {
    sheets.push(labels.slice(from, from + labelsOnSheet));
  }
  return sheets;
}
