import { systemFields } from "./correction";
import { type SystemField, systemFieldNames } from "./system";

/** The columns the inventory's list always begins with are its asset tag and its model. */
type Always = "assetTag" | "model";

const ofTheList = ["site", "network", "undecided", "incidents", "state"] as const;

/** A column of the inventory's list that can be shown or left out. */
export type SystemColumn = (typeof ofTheList)[number] | Exclude<SystemField, Always>;

const namesOfTheList = {
  site: "Site",
  network: "Network",
  undecided: "Undecided",
  incidents: "Open incidents",
  state: "State",
} as const satisfies Record<(typeof ofTheList)[number], string>;

/** The heading of each column. */
export const systemColumnNames: Readonly<Record<SystemColumn, string>> = {
  ...systemFieldNames,
  ...namesOfTheList,
  deviceClass: "Class",
};

const isChoosable = (field: SystemField): field is Exclude<SystemField, Always> =>
  field !== "assetTag" && field !== "model";

/** Every column in the order in which they are shown. */
export const systemColumns: readonly SystemColumn[] = [
  "site",
  "state",
  ...systemFields.filter(isChoosable),
  "network",
  "undecided",
  "incidents",
];

/** What is shown as long as nothing was chosen. */
export const usualColumns: readonly SystemColumn[] = [
  "site",
  "deviceClass",
  "operatingSystem",
  "network",
  "undecided",
  "incidents",
];

/** More than this no screen holds beside one another. */
export const mostColumns = 8;

/** These columns in the order of the list, each once, and not too many. */
export function inOrder(names: readonly string[]): readonly SystemColumn[] {
  return systemColumns.filter((column) => names.includes(column)).slice(0, mostColumns);
}

/** Reads a choice from an address or a cookie; what is no column is left out. Null: nothing was chosen. */
export function readColumns(text: string | null | undefined): readonly SystemColumn[] | null {
  const columns = inOrder((text ?? "").split(","));
  return columns.length === 0 ? null : columns;
}

/** A choice as an address and a cookie hold it. */
export const columnsText = (columns: readonly SystemColumn[]): string => columns.join(",");
