import { createInflateRaw } from "node:zlib";
import { dicomBounds, Unreadable } from "./bounds";
import { readElement, readValue, type Syntax, type Walk } from "./elements";

/** A data set that can be walked, with how it is written. */
export type Opened = Readonly<{ walk: Walk; syntax: Syntax }>;

const explicitLittle: Syntax = { explicit: true, bigEndian: false };
const syntaxes: ReadonlyMap<string, Syntax> = new Map([
  ["1.2.840.10008.1.2", { explicit: false, bigEndian: false }],
  ["1.2.840.10008.1.2.2", { explicit: true, bigEndian: true }],
]);
const transferSyntax = 0x0002_0010;
const deflated = new Set(["1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.8.1"]);

const walkOf = (bytes: Buffer, isWhole: boolean): Walk => ({ at: 0, counted: 0, bytes, isWhole });

/** Unpacks no more than the bound and throws the rest away unread. */
async function inflated(packed: Buffer): Promise<Readonly<{ bytes: Buffer; isWhole: boolean }>> {
  const stream = createInflateRaw();
  stream.on("error", () => undefined);
  stream.end(packed);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      if (!Buffer.isBuffer(part)) continue;
      parts.push(part);
      size += part.length;
      if (size > dicomBounds.bytes) return { bytes: Buffer.concat(parts, dicomBounds.bytes), isWhole: false };
    }
  } catch {
    // What came before the fault may hold the device tags; nothing at all is no deflated file.
    if (size === 0) throw new Unreadable("not-deflated");
  }
  return { bytes: Buffer.concat(parts), isWhole: true };
}

/** The file meta information (group 0002) is always written explicitly, low byte first; it names how the rest is written. */
function metaOf(bytes: Buffer, isWhole: boolean): Readonly<{ syntax: string; from: number }> {
  const walk = { ...walkOf(bytes, isWhole), at: 132 };
  let syntax = "";
  while (walk.at + 2 <= bytes.length && bytes.readUInt16LE(walk.at) === 0x0002) {
    const element = readElement(walk, explicitLittle);
    const value = readValue(walk, element);
    if (element.tag === transferSyntax) syntax = value.toString("latin1").replaceAll("\0", "").trim();
  }
  return { syntax, from: walk.at };
}

/** A file without preamble begins with its first element: its group and its letters tell how it is written. */
function bareSyntax(bytes: Buffer): Syntax {
  const explicit = /^[A-Z]{2}$/.test(bytes.toString("latin1", 4, 6));
  const little = bytes.readUInt16LE(0);
  if (little === 0x0002 || little === 0x0008) return { explicit, bigEndian: false };
  if (little === 0x0800 && explicit) return { explicit, bigEndian: true };
  throw new Unreadable("not-dicom");
}

/** Opens a file's data set: with or without its preamble, deflated or not, of either byte order. */
export async function openDataSet(bytes: Buffer, isWhole: boolean): Promise<Opened> {
  if (bytes.length === 0) throw new Unreadable("empty");
  if (bytes.length < 16) throw new Unreadable("not-dicom");
  if (bytes.toString("latin1", 128, 132) !== "DICM") {
    return { walk: walkOf(bytes, isWhole), syntax: bareSyntax(bytes) };
  }
  const { syntax, from } = metaOf(bytes, isWhole);
  const rest = bytes.subarray(from);
  if (!deflated.has(syntax)) {
    return { walk: walkOf(rest, isWhole), syntax: syntaxes.get(syntax) ?? explicitLittle };
  }
  const unpacked = await inflated(rest);
  return { walk: walkOf(unpacked.bytes, isWhole && unpacked.isWhole), syntax: explicitLittle };
}
