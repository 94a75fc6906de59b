import "server-only";
import sharp, { type Sharp } from "sharp";
import { inspectionBounds } from "@/domain/evidence/inspection";
import type { Box } from "@/domain/evidence/redaction";

// Of the library's readers only those of plain pictures: no drawings, documents or anything that loads further files.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadNsgif",
    "VipsForeignLoadTiff",
  ],
});
// What was drawn is not kept in memory, and one picture takes one core at most.
sharp.cache(false);
sharp.concurrency(1);

/** How long one picture may take. */
const seconds = 20;
const formats = new Set(["jpeg", "png", "webp", "gif", "tiff"]);

/** A picture's bytes, or how they are read once it is its turn, so that no more than two are in memory. */
export type Source = Uint8Array | (() => Promise<Uint8Array | null>);

async function bytesOf(source: Source): Promise<Uint8Array> {
  const bytes = typeof source === "function" ? await source() : source;
  if (!bytes) throw new Error("The bytes are not to be had");
  return bytes;
}

/** A picture to be decoded within bounds: its first frame, turned as its camera was held. */
const opened = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: inspectionBounds.pixels, sequentialRead: true, failOn: "error" })
    .timeout({ seconds })
    .autoOrient();

export type Pixels = Readonly<{ width: number; height: number; drawable: boolean }>;

/** How large a picture is, by its head, and whether it can be drawn anew; null: the server does not read this kind. */
export async function sizeOfPicture(path: string): Promise<Pixels | null> {
  try {
    const { width, height, format, autoOrient } = await sharp(path, { limitInputPixels: false }).metadata();
    if (!width || !height || !formats.has(format)) return null;
    const drawable = width * height <= inspectionBounds.pixels;
    return { ...autoOrient, drawable };
  } catch {
    // Whatever is wrong with a picture, it is kept as it is and not drawn.
    return null;
  }
}

export const previewSizes = { thumb: 96, large: 1600 } as const;
export type PreviewSize = keyof typeof previewSizes;

/** A small picture of a picture, with nothing in it but its pixels. Null: it cannot be drawn. */
export const drawPreview = (source: Source, size: PreviewSize): Promise<Buffer | null> =>
  inTurn(async () => {
    const edge = previewSizes[size];
    return await opened(await bytesOf(source))
      .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
      .webp({ quality: size === "thumb" ? 60 : 82 })
      .toBuffer();
  });

/** What kind of picture the copies of one are. */
export const copyType = (mediaType: string): "image/jpeg" | "image/png" =>
  mediaType === "image/jpeg" ? "image/jpeg" : "image/png";

/** The whole picture drawn anew: what its camera wrote beside the pixels, its position above all, is not in it. */
export const drawCopy = (source: Source, mediaType: string): Promise<Buffer | null> =>
  inTurn(async () => written(opened(await bytesOf(source)), mediaType));

/** The same with boxes burnt in: the pixels below them are not in it any more. */
export const drawRedacted = (
  source: Source,
  mediaType: string,
  boxes: readonly Box[],
): Promise<Buffer | null> =>
  inTurn(async () => {
    // Turned first, so that the boxes stand where they were drawn.
    const turned = await opened(await bytesOf(source))
      .png({ compressionLevel: 1 })
      .toBuffer();
    const covers = boxes.map(({ left, top, width, height }) => ({
      left,
      top,
      input: { create: { width, height, channels: 3 as const, background: "#000000" } },
    }));
    return written(sharp(turned, { limitInputPixels: inspectionBounds.pixels }).composite(covers), mediaType);
  });

const written = (picture: Sharp, mediaType: string): Promise<Buffer> =>
  copyType(mediaType) === "image/jpeg"
    ? picture.jpeg({ quality: 92, mozjpeg: false }).toBuffer()
    : picture.png().toBuffer();

const most = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Two pictures at a time, so that a page of many leaves the machine room; one that cannot be drawn is null. */
async function inTurn(draw: () => Promise<Buffer>): Promise<Buffer | null> {
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await draw();
  } catch (fault) {
    // Never the fault's own words: they may repeat what stands in the file.
    console.error(`A picture could not be drawn: ${fault instanceof Error ? fault.name : "unknown fault"}`);
    return null;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
