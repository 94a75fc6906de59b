import { type SystemField, systemFieldNames } from "./system";

/** What two rows of one site may have in common that only one system has. */
const duplicateReasons = [
  "serial",
  "stationName",
  "aeTitles",
  "ipAddress",
] as const satisfies readonly SystemField[];
export type DuplicateReason = (typeof duplicateReasons)[number];

/** Why two rows may be one system, "same serial number and IP address". */
export function duplicateWords(reasons: readonly DuplicateReason[]): string {
  const names = reasons.map((reason) =>
    systemFieldNames[reason].replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()),
  );
  const last = names.at(-1) ?? "";
  return `same ${names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last}`;
}
