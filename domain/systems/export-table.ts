import { type Column, number, text } from "@/lib/table-columns";
import { type ServiceState, type SystemField, type SystemFields, systemFieldNames } from "./system";

/** The header of each field in an export; the import recognises every one of them. */
const headers: Readonly<Record<SystemField, string>> = {
  assetTag: "asset_tag",
  manufacturer: "manufacturer",
  model: "model",
  deviceClass: "device_class",
  modality: "modality",
  serial: "serial_number",
  softwareVersion: "software_version",
  operatingSystem: "operating_system",
  stationName: "station_name",
  aeTitles: "ae_titles",
  ipAddress: "ip_address",
  vlan: "vlan",
  switchPort: "switch_port",
  location: "location",
  clinicalOwner: "clinical_owner",
  ruhCapable: "ruh_capable",
  examsPerDay: "exams_per_day",
  alternative: "alternative_system",
};

/** A DICOM identity of a system as an export gives it. */
export type ExportedIdentity = Readonly<{
  manufacturer: string;
  model: string;
  modality: string;
  softwareVersion: string;
  stationName: string;
  serial: string;
}>;

export type ExportedSystem = Readonly<{
  siteCode: string;
  state: ServiceState;
  fields: SystemFields;
  identities: readonly ExportedIdentity[];
}>;

const fields = Object.keys(systemFieldNames).filter((name): name is SystemField => name in systemFieldNames);

/**
 * The inventory as a table with its headers (docs/inventory-files.md). The last two columns tell the state and the DICOM identities,
 * which the import leaves alone.
 */
export const exportColumns: readonly Column<ExportedSystem>[] = [
  text("site", (system) => system.siteCode),
  ...fields.map(columnOf),
  text("state", (system) => system.state),
  text("dicom_identities", ({ identities }) => (identities.length === 0 ? null : JSON.stringify(identities))),
];

function columnOf(field: SystemField): Column<ExportedSystem> {
  const name = headers[field];
  if (field === "examsPerDay") return number(name, (system) => system.fields.examsPerDay);
  return text(name, (system) => system.fields[field]);
}
