import { dicomBounds, Unreadable } from "./bounds";

/** How a data set is written (PS3.5, section 7). */
export type Syntax = Readonly<{ explicit: boolean; bigEndian: boolean }>;

export type Element = Readonly<{ tag: number; vr: string; length: number | null; at: number }>;

/** A place in the bytes that moves forward. `counted` bounds the whole walk. */
export type Walk = { at: number; counted: number; readonly bytes: Buffer; readonly isWhole: boolean };

const longForms = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"]);
const undefinedLength = 0xffff_ffff;
const implicit: Syntax = { explicit: false, bigEndian: false };

const item = 0xfffe_e000;
const itemEnd = 0xfffe_e00d;
const sequenceEnd = 0xfffe_e0dd;

/** Moves on and says from where; where the bytes end first, the file is cut off or its header too long. */
function take(walk: Walk, count: number): number {
  const at = walk.at;
  if (at + count > walk.bytes.length) throw new Unreadable(walk.isWhole ? "cut-off" : "too-long");
  walk.at = at + count;
  return at;
}

const number16 = (walk: Walk, { bigEndian }: Syntax): number => {
  const at = take(walk, 2);
  return bigEndian ? walk.bytes.readUInt16BE(at) : walk.bytes.readUInt16LE(at);
};
const number32 = (walk: Walk, { bigEndian }: Syntax): number => {
  const at = take(walk, 4);
  return bigEndian ? walk.bytes.readUInt32BE(at) : walk.bytes.readUInt32LE(at);
};
const readTag = (walk: Walk, syntax: Syntax): number =>
  number16(walk, syntax) * 0x1_0000 + number16(walk, syntax);

const isVr = (bytes: Buffer, at: number): boolean => /^[A-Z]{2}$/.test(bytes.toString("latin1", at, at + 2));

function readLength(walk: Walk, syntax: Syntax): Readonly<{ vr: string; length: number }> {
  // Some writers leave single elements without the two letters; such a one is read as implicit.
  if (!syntax.explicit || !isVr(walk.bytes, walk.at)) return { vr: "", length: number32(walk, syntax) };
  const vr = walk.bytes.toString("latin1", take(walk, 2), walk.at);
  if (!longForms.has(vr)) return { vr, length: number16(walk, syntax) };
  take(walk, 2);
  return { vr, length: number32(walk, syntax) };
}

/** The head of the next element; its value is not read. Items and their ends have no letters, whatever the syntax. */
export function readElement(walk: Walk, syntax: Syntax): Element {
  walk.counted += 1;
  if (walk.counted > dicomBounds.elements) throw new Unreadable("too-many");
  const tag = readTag(walk, syntax);
  const ofSequence = tag === item || tag === itemEnd || tag === sequenceEnd;
  const { vr, length } = ofSequence ? { vr: "", length: number32(walk, syntax) } : readLength(walk, syntax);
  return { tag, vr, length: length === undefinedLength ? null : length, at: walk.at };
}

/** Passes over an element's value without decoding it, sequences of any depth up to the bound included. */
export function skip(walk: Walk, element: Element, syntax: Syntax, depth = 0): void {
  if (element.length !== null) {
    take(walk, element.length);
    return;
  }
  // An unknown value of undefined length is a sequence written implicitly (PS3.5, section 6.2.2).
  skipItems(walk, element.vr === "UN" ? implicit : syntax, depth + 1);
}

function skipItems(walk: Walk, syntax: Syntax, depth: number): void {
  for (;;) {
    const next = itemOf(walk, syntax, depth);
    if (next === null) return;
    if (next.length === null) skipWithin(walk, syntax, depth);
    else take(walk, next.length);
  }
}

/** The next item of a sequence of undefined length; null at its end. */
function itemOf(walk: Walk, syntax: Syntax, depth: number): Element | null {
  if (depth > dicomBounds.depth) throw new Unreadable("too-deep");
  const next = readElement(walk, syntax);
  if (next.tag === sequenceEnd) return null;
  if (next.tag !== item) throw new Unreadable("broken");
  return next;
}

function skipWithin(walk: Walk, syntax: Syntax, depth: number): void {
  for (;;) {
    const element = readElement(walk, syntax);
    if (element.tag === itemEnd) return;
    skip(walk, element, syntax, depth);
  }
}

/** Enters the first item of a sequence and gives its elements to `visit`, which reads or skips each; then leaves the sequence. */
export function firstItem(
  walk: Walk,
  sequence: Element,
  syntax: Syntax,
  visit: (element: Element) => void,
): void {
  const end = sequence.length === null ? null : sequence.at + sequence.length;
  if (end !== null && end > walk.bytes.length) throw new Unreadable(walk.isWhole ? "cut-off" : "too-long");
  if (end === walk.at) return;
  const first = itemOf(walk, syntax, 1);
  if (first === null) return;
  visitItem(walk, first, syntax, visit);
  if (end === null) skipItems(walk, syntax, 1);
  else walk.at = end;
}

function visitItem(walk: Walk, of: Element, syntax: Syntax, visit: (element: Element) => void): void {
  const end = of.length === null ? null : of.at + of.length;
  while (end === null || walk.at < end) {
    const element = readElement(walk, syntax);
    if (end === null && element.tag === itemEnd) return;
    visit(element);
  }
}

/** The bytes of a value, bounded; the walk goes on behind the whole of it. */
export function readValue(walk: Walk, element: Element): Buffer {
  if (element.length === null) throw new Unreadable("broken");
  const at = take(walk, element.length);
  return walk.bytes.subarray(at, at + Math.min(element.length, dicomBounds.value));
}
