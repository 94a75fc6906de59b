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

const cell = (value: string | number | null): string => (value === null ? "" : String(value));

/**
 * The inventory as a table with its headers (docs/inventory-files.md). The last two columns tell the state and the DICOM identities,
 * which the import leaves alone.
 */
export function exportTable(systems: readonly ExportedSystem[]): readonly (readonly string[])[] {
  const head = ["site", ...fields.map((field) => headers[field]), "state", "dicom_identities"];
  const rows = systems.map((system) => [
    system.siteCode,
    ...fields.map((field) => cell(system.fields[field])),
    system.state,
    system.identities.length === 0 ? "" : JSON.stringify(system.identities),
  ]);
  return [head, ...rows];
}
