import "server-only";
import { readFile } from "node:fs/promises";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { parse } from "csv-parse/sync";
import { readExtract } from "@/domain/proof/extract";
import { readNmap, type Xml } from "@/domain/proof/nmap";
import type { PortReading, ScanFault } from "@/domain/proof/reading";

/** Longer files are kept and not read: a scan of one system takes some kilobytes. */
const most = { xml: 4 * 1024 * 1024, csv: 1024 * 1024, rows: 20_000 } as const;

const unread = (fault: ScanFault): PortReading => ({ kind: "unread", fault });

/** What a file tells of ports: an nmap scan, or a firewall extract whose columns say what they are. Null: neither. */
export async function readPorts(
  file: Readonly<{ path: string; size: number; head: Uint8Array; mediaType: string }>,
): Promise<PortReading | null> {
  const { path, size, head, mediaType } = file;
  const kind = kindOf(new TextDecoder("latin1").decode(head), mediaType);
  if (kind === null) return null;
  if (kind === "text") return unread("not-xml");
  if (size > most[kind]) return kind === "xml" ? unread("too-big") : null;
  const text = decoded(await readFile(path));
  if (text === null) return kind === "xml" ? unread("broken") : null;
  return kind === "xml" ? scanOf(text) : extractOf(text);
}

/** What the first bytes look like; a scan saved as text is known too, so that it is not taken for something else. */
function kindOf(head: string, mediaType: string): "xml" | "csv" | "text" | null {
  const text = mediaType === "text/plain" || mediaType === "text/csv";
  if ((mediaType === "application/xml" || text) && /<nmaprun\b/.test(head)) return "xml";
  if (text && /^(# Nmap |Starting Nmap |Nmap scan report for )/m.test(head)) return "text";
  return mediaType === "text/csv" ? "csv" : null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a scan's XML. The document type that nmap writes declares nothing; one that does is not read at all. */
export function scanOf(text: string): PortReading {
  if (/<!(ENTITY|ELEMENT|ATTLIST|NOTATION)\b/i.test(text) || /<!DOCTYPE(?!\s+nmaprun\s*>)/i.test(text))
    return unread("entities");
  if (!text.trimEnd().endsWith("</nmaprun>")) return unread("truncated");
  if (tooDeep(text)) return unread("broken");
  try {
    const { root } = parseXml(text);
    return root ? readNmap(elementOf(root)) : unread("broken");
  } catch {
    // Whatever the parser cannot make sense of lies in the file: it was given whole, and reads nothing else.
    return unread("broken");
  }
}

/** nmap nests a dozen levels; the parser goes down one call for each, and must not run out of them. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const [, closing, empty] of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (closing) depth -= 1;
    else if (!empty) depth += 1;
    if (depth > 64) return true;
  }
  return false;
}

const elementOf = ({ name, attributes, children }: XmlElement): Xml => ({
  name,
  attributes,
  children: children.flatMap((each) => (each instanceof XmlElement ? [elementOf(each)] : [])),
});

/** The separator that stands most often in the first line. */
function separatorOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function extractOf(text: string): PortReading | null {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
      to: most.rows + 1,
    });
    // Safe because without columns every record is a list of texts.
    const rows = parsed as readonly (readonly string[])[];
    return rows.length > most.rows ? null : readExtract(rows);
  } catch {
    // A table that cannot be read as one is read by people.
    return null;
  }
}
