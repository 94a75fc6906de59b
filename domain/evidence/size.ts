import type { EvidenceRefusal } from "./refusal";

export const megabyte = 1_000_000;

/** A size as a person reads it: "412 MB", "1.4 MB", "38 kB", "1 byte". */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const [unit, scaled] = bytes < 999_500 ? ["kB", bytes / 1000] : ["MB", bytes / megabyte];
  return `${scaled < 10 && unit === "MB" ? scaled.toFixed(1) : Math.round(scaled)} ${unit}`;
}

/** The refusal of a file above the limit; its size is named where it is known. */
export function tooLarge(bytes: number | null, limit: number): EvidenceRefusal {
  const size = bytes === null ? "The file is too large." : `${above(bytes, limit)}.`;
  return {
    code: "too-large",
    sentence: `${size} The limit is ${formatSize(limit)}: split it, or leave the images out.`,
  };
}

/** Never the same words for the size and the limit that it exceeds. */
function above(bytes: number, limit: number): string {
  const size = formatSize(bytes);
  return size === formatSize(limit) ? `A little more than ${size}` : size;
}
