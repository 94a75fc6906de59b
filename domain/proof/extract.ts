import type { ExtractReading, ExtractRule } from "./reading";

/** What a column of a firewall extract may be called. */
const names = {
  to: ["destination", "destination address", "dst", "dst address", "address", "host", "ip", "to"],
  ports: ["port", "ports", "destination port", "dst port", "dport", "service port"],
  protocol: ["protocol", "proto"],
  action: ["action", "verdict", "policy", "state"],
  taken: ["taken at", "taken", "exported at", "exported", "export time", "generated at", "as of"],
} as const;

const allowing = ["allow", "accept", "permit", "pass", "open"];
const denying = ["deny", "drop", "block", "discard", "filtered"];

/**
 * A firewall extract as a table: one rule a row, its columns known by their names. Null where they are not: then people
 * read it.
 */
export function readExtract(rows: readonly (readonly string[])[]): ExtractReading | null {
  const [head = [], ...lines] = rows;
  const titles = head.map((cell) => cell.trim().toLowerCase().replaceAll(/[_-]/g, " "));
  const column = (known: readonly string[]) => {
    const found = titles.flatMap((title, index) => (known.includes(title) ? [index] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  const [to, ports, action] = [column(names.to), column(names.ports), column(names.action)];
  if (to === undefined || ports === undefined || action === undefined || lines.length === 0) return null;
  const [protocol, taken] = [column(names.protocol), column(names.taken)];
  return {
    kind: "extract",
    taken: taken === undefined ? null : earliest(lines.map((cells) => cells[taken] ?? "")),
    rules: lines.map((cells) => ({
      to: cells[to]?.trim() ?? "",
      ports: cells[ports]?.trim() ?? "",
      protocol: protocolOf(protocol === undefined ? "" : (cells[protocol] ?? "")),
      allows: allows(cells[action] ?? ""),
    })),
  };
}

/** The earliest of the times told, as ISO 8601; null where one of them is no time, or leaves its time zone open. */
function earliest(cells: readonly string[]): string | null {
  const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  const times = cells.map((cell) => {
    const text = cell.trim();
    return zoned.test(text) ? Date.parse(text.replace(" ", "T")) : Number.NaN;
  });
  return times.some(Number.isNaN) ? null : new Date(Math.min(...times)).toISOString();
}

function protocolOf(cell: string): ExtractRule["protocol"] {
  const word = cell.trim().toLowerCase();
  return word === "tcp" || word === "udp" ? word : "any";
}

/** Whether a rule lets through; a rejection answers, so that it is neither. */
function allows(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (allowing.includes(word)) return true;
  return denying.includes(word) ? false : null;
}
