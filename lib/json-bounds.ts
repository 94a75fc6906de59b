import { ok, type Result, refuse } from "./result";

/** How large, how deep and how manifold a JSON text may be; `entries` holds for each list and each object. */
export type JsonBounds = Readonly<{ bytes: number; depth: number; values: number; entries: number }>;

export type OutOfBounds =
  | Readonly<{ code: "too-big"; bytes: number }>
  | Readonly<{ code: "too-deep"; depth: number }>
  | Readonly<{ code: "too-many-values"; values: number }>
  | Readonly<{ code: "too-many-entries"; entries: number }>
  | Readonly<{ code: "repeated-key"; key: string }>
  | Readonly<{ code: "forbidden-key"; key: string }>;

/** One open bracket: the keys seen when it is an object, null when it is a list. */
type Open = { keys: Set<string> | null; expectsKey: boolean; entries: number };

type Scan = { open: Open[]; values: number; fault: OutOfBounds | null };

const forbidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Where the text that begins at a quote ends; the end of everything when it does not. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** A key as JSON means it, with its escapes resolved; as it stands when it is broken, which parsing will tell. */
function decoded(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function sawKey(scan: Scan, keys: Set<string>, key: string): void {
  if (forbidden.has(key)) scan.fault = { code: "forbidden-key", key };
  else if (keys.has(key)) scan.fault = { code: "repeated-key", key };
  keys.add(key);
}

function sawText(scan: Scan, text: string, from: number): number {
  const end = closingQuote(text, from);
  const top = scan.open.at(-1);
  if (top?.expectsKey && top.keys !== null) {
    sawKey(scan, top.keys, decoded(text.slice(from, end + 1)));
    top.expectsKey = false;
  }
  return end;
}

function sawOpening(scan: Scan, mark: string, depth: number): void {
  scan.values++;
  scan.open.push({ keys: mark === "{" ? new Set() : null, expectsKey: mark === "{", entries: 1 });
  if (scan.open.length > depth) scan.fault = { code: "too-deep", depth };
}

function sawComma(scan: Scan, entries: number): void {
  scan.values++;
  const top = scan.open.at(-1);
  if (top === undefined) return;
  top.expectsKey = top.keys !== null;
  top.entries++;
  if (top.entries > entries) scan.fault = { code: "too-many-entries", entries };
}

function sawMark(scan: Scan, mark: string, bounds: JsonBounds): void {
  if (mark === ",") sawComma(scan, bounds.entries);
  else if (mark === "{" || mark === "[") sawOpening(scan, mark, bounds.depth);
  else scan.open.pop();
  const { values } = bounds;
  if (scan.fault === null && scan.values > values) scan.fault = { code: "too-many-values", values };
}

const marks = /["{}[\],]/g;

/**
 * Whether a JSON text may be given to JSON.parse: small and shallow enough, no key twice in one object, no key that reaches a
 * prototype. Reads the text once, without recursion; whether it is JSON at all is for JSON.parse to say.
 */
export function withinBounds(text: string, bounds: JsonBounds): Result<string, OutOfBounds> {
  const tooBig = text.length > bounds.bytes || new TextEncoder().encode(text).length > bounds.bytes;
  if (tooBig) return refuse({ code: "too-big", bytes: bounds.bytes });
  const scan: Scan = { open: [], values: 0, fault: null };
  marks.lastIndex = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === '"') marks.lastIndex = sawText(scan, text, found.index) + 1;
    else sawMark(scan, found[0], bounds);
    if (scan.fault !== null) return refuse(scan.fault);
  }
  return ok(text);
}
