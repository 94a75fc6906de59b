/** How many of a file's first bytes are enough to tell whether it is DICOM. */
export const dicomHead = 4096;

const magic = [0x44, 0x49, 0x43, 0x4d];
const preamble = 128;
/** A data set is looked for this far into a file: some begin with stray bytes, or a preamble that lost its magic. */
const stray = 256;

/**
 * Whether a file is DICOM, by its first bytes and whatever its name: "DICM" after a preamble of 128 bytes (PS3.10 section
 * 7.1), or, for files written without one, the chain of data elements itself (PS3.5 section 7.1).
 */
export function isDicom(head: Uint8Array): boolean {
  if (isMarkedDicom(head)) return true;
  const last = Math.min(stray, head.length);
  for (let start = 0; start <= last; start += 1) {
    if (encodings.some((encoding) => startsDataSet(head, start, encoding))) return true;
  }
  return false;
}

/** Whether "DICM" stands after the preamble, whatever the preamble holds. */
export function isMarkedDicom(head: Uint8Array): boolean {
  // A text may happen to hold the four letters there; what follows them in DICOM is never without a zero byte.
  const marked = magic.every((byte, index) => head[preamble + index] === byte);
  return marked && head.subarray(0, preamble + 16).includes(0);
}

type Encoding = Readonly<{ littleEndian: boolean; explicit: boolean; firstGroups: readonly number[] }>;

const encodings: readonly Encoding[] = [
  { littleEndian: true, explicit: true, firstGroups: [0x0002, 0x0004, 0x0008, 0x0010] },
  { littleEndian: false, explicit: true, firstGroups: [0x0008, 0x0010] },
  { littleEndian: true, explicit: false, firstGroups: [0x0008, 0x0010] },
];

/** Whether elements follow one another from here as a data set's do: known types, rising tags, even lengths. */
function startsDataSet(head: Uint8Array, start: number, encoding: Encoding): boolean {
  // The types of explicit elements prove much; implicit ones have to prove themselves by their texts.
  const chain = readChain(head, start, encoding, encoding.explicit ? 2 : 4);
  const [first] = chain;
  if (!first || !encoding.firstGroups.includes(first.tag >>> 16)) return false;
  return encoding.explicit || chain.filter(({ from, next }) => isText(head.subarray(from, next))).length >= 2;
}

/** That many elements with rising tags, or none when there are fewer. */
function readChain(head: Uint8Array, start: number, encoding: Encoding, count: number): readonly Element[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const chain: Element[] = [];
  for (let at = start; chain.length < count; ) {
    const element = readElement(view, at, encoding);
    if (!element || element.tag <= (chain.at(-1)?.tag ?? -1)) return [];
    chain.push(element);
    at = element.next;
  }
  return chain;
}

type Element = Readonly<{ tag: number; from: number; next: number }>;

/** Groups above this one hold nothing that a data set begins with. */
const highestGroup = 0x0030;
/** The elements that a data set begins with are short texts and numbers, or a sequence. */
const longestValue = 0x10000;
const undefinedLength = 0xffffffff;

/** The element at a place, or null when none can stand there. */
function readElement(view: DataView, at: number, encoding: Encoding): Element | null {
  if (at + 12 > view.byteLength) return null;
  const group = view.getUint16(at, encoding.littleEndian);
  if (group > highestGroup) return null;
  const tag = group * 0x10000 + view.getUint16(at + 2, encoding.littleEndian);
  const value = encoding.explicit
    ? explicitValue(view, at, encoding.littleEndian)
    : { from: at + 8, length: view.getUint32(at + 4, true), sequence: false };
  if (!value) return null;
  // Into a sequence rather than past it: its first item is an element of a group of its own, which ends the chain here.
  if (value.sequence) return { tag, from: value.from, next: value.from };
  if (value.length % 2 !== 0 || value.length > longestValue) return null;
  return { tag, from: value.from, next: value.from + value.length };
}

/** PS3.5 table 6.2-1: the types with a length of two bytes, and those with two reserved bytes and a length of four. */
const shortTypes = new Set("AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split(" "));
const longTypes = new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));

type Value = Readonly<{ from: number; length: number; sequence: boolean }>;

function explicitValue(view: DataView, at: number, littleEndian: boolean): Value | null {
  const type = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  if (shortTypes.has(type))
    return { from: at + 8, length: view.getUint16(at + 6, littleEndian), sequence: false };
  if (!longTypes.has(type) || view.getUint16(at + 6) !== 0) return null;
  const length = view.getUint32(at + 8, littleEndian);
  return { from: at + 12, length, sequence: length === undefinedLength };
}

/** A value of printable characters, padded as PS3.5 section 6.2 says, with a space or a zero. */
function isText(value: Uint8Array): boolean {
  return (
    value.length > 0 &&
    value.every((byte, index) => byte >= 0x20 || (byte === 0 && index === value.length - 1))
  );
}
