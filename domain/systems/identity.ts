/** What a device says of itself in the header of a DICOM file; an empty text means that it says nothing. */
export type IdentityFields = Readonly<{
  modality: string;
  manufacturer: string;
  model: string;
  stationName: string;
  serial: string;
  softwareVersion: string;
  institution: string;
  department: string;
  gantryId: string;
  deviceUid: string;
  udi: string;
  aeTitle: string;
  calibratedOn: string;
}>;
export type IdentityField = keyof IdentityFields;

/** The heading of each field on screen, in the order a person compares them with the device. */
export const identityFieldNames: Readonly<Record<IdentityField, string>> = {
  modality: "Modality",
  manufacturer: "Manufacturer",
  model: "Model",
  serial: "Serial number",
  softwareVersion: "Software version",
  stationName: "Station name",
  aeTitle: "Station AE title",
  institution: "Institution",
  department: "Department",
  gantryId: "Gantry ID",
  deviceUid: "Device UID",
  udi: "UDI",
  calibratedOn: "Last calibrated",
};

/** The fields in that order. */
export const identityFields = Object.keys(identityFieldNames).filter(
  (name): name is IdentityField => name in identityFieldNames,
);

/** The longest text a field takes; a longer one is cut, and the cut is told (DICOM PS3.5 gives most of them 64 characters). */
export const identityLengths: Readonly<Record<IdentityField, number>> = {
  modality: 16,
  manufacturer: 120,
  model: 120,
  stationName: 60,
  serial: 64,
  softwareVersion: 200,
  institution: 120,
  department: 120,
  gantryId: 64,
  deviceUid: 64,
  udi: 200,
  aeTitle: 60,
  calibratedOn: 40,
};

/** Who said it: a person, an inventory file, or the device itself in a DICOM file. */
export const identitySources = ["typed", "import", "dicom-file"] as const;
export type IdentitySource = (typeof identitySources)[number];

export const sourceWords: Readonly<Record<IdentitySource, string>> = {
  typed: "typed in",
  import: "from an inventory file",
  "dicom-file": "from a DICOM file",
};

/** An identity a system holds. */
export type HeldIdentity = IdentityFields & Readonly<{ id: string }>;

/** One field that an identity changes. */
export type IdentityChange = Readonly<{ field: IdentityField; before: string; after: string }>;

/** What a header says, with a sentence for each thing that is odd about it. */
export type FoundIdentity = Readonly<{ fields: IdentityFields; oddities: readonly string[] }>;

/** The identity without what names its row. */
export function fieldsOf(identity: IdentityFields): IdentityFields {
  // Safe because every field of the record is one of the names listed.
  return Object.fromEntries(identityFields.map((field) => [field, identity[field]])) as IdentityFields;
}

/** Field by field what becomes of an identity; a new one changes from nothing. */
export function identityChanges(
  before: IdentityFields | null,
  after: IdentityFields,
): readonly IdentityChange[] {
  return identityFields.flatMap((field) => {
    const held = before?.[field] ?? "";
    return held === after[field] ? [] : [{ field, before: held, after: after[field] }];
  });
}
