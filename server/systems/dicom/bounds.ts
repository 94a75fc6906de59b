import { type Result, refuse } from "@/lib/result";

/** How much of a file is looked at: the device tags stand at its beginning, and nothing beyond them is read. */
export const dicomBounds = {
  bytes: 4 * 1024 * 1024,
  elements: 20_000,
  depth: 16,
  /** The longest value that is decoded. */
  value: 1024,
} as const;

/** Why a header cannot be read, in a sentence without a word of what stands in it. */
export type HeaderRefusal = Readonly<{ code: string; sentence: string }>;

const sentences = {
  empty: "The file is empty.",
  "not-dicom":
    "The file does not begin as a DICOM file does. Export an image from the device as DICOM and choose that file.",
  "cut-off": "The file ends within its header, so it is cut off. Export it again.",
  "too-long": "The device tags do not stand within the first 4 MB of the file, so it was not read.",
  "too-many": "The header holds more elements than any device writes, so it was not read.",
  "too-deep": "The header is nested deeper than any device writes, so it was not read.",
  "not-deflated": "The file says that it is compressed (deflated), but it cannot be unpacked.",
  broken: "The header does not follow DICOM, so it cannot be read. Export the file again.",
} as const;

export const unreadable = (code: keyof typeof sentences): Result<never, HeaderRefusal> =>
  refuse({ code, sentence: sentences[code] });

/** Ends a walk through a header with its refusal. */
export class Unreadable extends Error {
  constructor(readonly reason: keyof typeof sentences) {
    super(reason);
  }
}
