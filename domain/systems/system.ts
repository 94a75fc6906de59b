export const ruhAnswers = ["yes", "no", "unknown"] as const;
export type RuhCapable = (typeof ruhAnswers)[number];

/** in-service: in clinical use. out-of-service: here, not in use. retired: gone, kept for its history. */
export const serviceStates = ["in-service", "out-of-service", "retired"] as const;
export type ServiceState = (typeof serviceStates)[number];

/** What the inventory says of one system; an empty text, and null for exams, mean that nobody has said. */
export type SystemFields = Readonly<{
  assetTag: string;
  manufacturer: string;
  model: string;
  /** As written. The rules read it; the vocabulary in device-classes.ts is what a picker offers. */
  deviceClass: string;
  modality: string;
  serial: string;
  softwareVersion: string;
  operatingSystem: string;
  stationName: string;
  aeTitles: string;
  ipAddress: string;
  vlan: string;
  switchPort: string;
  location: string;
  clinicalOwner: string;
  ruhCapable: RuhCapable;
  examsPerDay: number | null;
  alternative: string;
}>;

export type SystemField = keyof SystemFields;

/** A system of which nobody has said anything. */
export const nobodySaid: SystemFields = {
  assetTag: "",
  manufacturer: "",
  model: "",
  deviceClass: "",
  modality: "",
  serial: "",
  softwareVersion: "",
  operatingSystem: "",
  stationName: "",
  aeTitles: "",
  ipAddress: "",
  vlan: "",
  switchPort: "",
  location: "",
  clinicalOwner: "",
  ruhCapable: "unknown",
  examsPerDay: null,
  alternative: "",
};

/** The heading of each field on screen, in the order forms and exports show them. */
export const systemFieldNames: Readonly<Record<SystemField, string>> = {
  assetTag: "Asset tag",
  manufacturer: "Manufacturer",
  model: "Model",
  deviceClass: "Device class",
  modality: "Modality",
  serial: "Serial number",
  softwareVersion: "Software version",
  operatingSystem: "Operating system",
  stationName: "Station name",
  aeTitles: "AE titles",
  ipAddress: "IP address",
  vlan: "VLAN",
  switchPort: "Switch port",
  location: "Location",
  clinicalOwner: "Clinical owner",
  ruhCapable: "RUH capable",
  examsPerDay: "Exams a day",
  alternative: "Alternative system",
};

/** The fields matching reads; a change of any other never changes a match. */
export const matchedFields = [
  "manufacturer",
  "model",
  "deviceClass",
  "modality",
  "serial",
  "softwareVersion",
  "operatingSystem",
] as const satisfies readonly SystemField[];
