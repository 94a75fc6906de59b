import { dropped } from "@/domain/search/words";

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A text as it is compared (domain/search/words.ts): small letters, without punctuation. */
export const squash = (expression: string): string =>
  `translate(lower(${expression}), ${literal(dropped)}, '')`;

const joined = (columns: readonly string[], alias: string): string =>
  squash(columns.map((column) => alias + column).join(" || ' ' || "));

const systemColumns = ["asset_tag", "serial", "manufacturer", "model", "station_name", "location"];

/** What a row is found by. Statements and indexes use the same text, or no index serves. */
export const searchTexts = {
  system: (alias = "") => joined(systemColumns, alias),
  evidence: (alias = "") => joined(["name"], alias),
  comment: (alias = "") => joined(["text"], alias),
} as const;
