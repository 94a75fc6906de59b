/** The device classes a person can pick; a text that fits none of them is unknown, never another class. */
export const deviceClasses = [
  "PET/CT",
  "PET/MR",
  "PET",
  "SPECT/CT",
  "SPECT",
  "Workplace",
  "CT",
  "MR",
  "XA",
  "RF",
  "DX",
  "CR",
  "MG",
  "US",
  "Bone densitometry",
  "Radiotherapy",
  "PACS",
  "Printer",
] as const;
export type DeviceClass = (typeof deviceClasses)[number];
