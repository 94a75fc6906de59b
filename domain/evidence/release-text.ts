import { type IdentityFields, identityFieldNames, identityFields } from "../systems/identity";

/** The device tags of DICOM files as a text, and nothing else of them: what is released from quarantine. */
export function releaseText(devices: readonly IdentityFields[], sha256: string): string {
  const head = [
    "Device tags of a file in quarantine. Nothing else was read of it.",
    `SHA-256 of the file: ${sha256}`,
  ];
  const each = devices.map((fields, at) => [
    ...(devices.length > 1 ? [`Device ${at + 1}`] : []),
    ...identityFields.map((field) => `${identityFieldNames[field]}: ${fields[field] || "not given"}`),
  ]);
  return `${[head, ...each].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
