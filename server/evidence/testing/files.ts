import { deflateRawSync, deflateSync } from "node:zlib";
import sharp from "sharp";
import { zipDeflated } from "@/lib/testing/zip";
import { zipStored } from "@/lib/zip";

/** A picture with a position, a camera and a text in its Exif block, as a phone writes it. */
export const photoWithPosition = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: "#3a6ea5" } })
    .withExif({
      IFD0: { Make: "PhoneMaker", ImageDescription: "MARKDESCRIPTION" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "52/1 31/1 12/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "13/1 24/1 18/1",
      },
    })
    .jpeg()
    .toBuffer();

/** A plain picture of a colour. */
export const picture = (background: string, width = 120, height = 80): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

export const zipOf = (files: Readonly<Record<string, Uint8Array | string>>): Buffer =>
  Buffer.from(
    zipStored(
      new Map(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === "string" ? Buffer.from(content) : content,
        ]),
      ),
    ),
  );

/** The same with its files compressed. */
export function zipPacked(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const sizes = new Map(
    Object.values(files).map((content) => [deflateRawSync(content).length, content.length]),
  );
  return Buffer.from(zipDeflated(new Map(Object.entries(files)), (packed) => sizes.get(packed) ?? packed));
}

/** A PNG whose head says that it is as large as that, without pixels behind it. */
export function pictureThatClaims(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(64));
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The sum of a PNG chunk (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1;
  }
  return (sum ^ 0xffff_ffff) >>> 0;
}
