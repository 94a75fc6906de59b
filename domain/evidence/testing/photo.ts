type PhotoTimes = Readonly<{ time?: string; offset?: string; littleEndian?: boolean; before?: number }>;

/** The first bytes of a JPEG as a camera writes them, with the times of its Exif block. */
export function photo({ time, offset, littleEndian = true, before = 0 }: PhotoTimes): Uint8Array {
  const tiff = exif(littleEndian, time, offset);
  const app1 = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.alloc(14 + before)),
    segment(0xe1, app1),
    Buffer.from([0xff, 0xda, 0, 12]),
    Buffer.alloc(64, 0x55),
  ]);
}

function segment(marker: number, content: Uint8Array): Buffer {
  const length = content.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), content]);
}

const asciiType = 2;
const longType = 4;

/** A TIFF header, a directory that points to a second one, the second one, and its texts. */
function exif(littleEndian: boolean, time?: string, offset?: string): Buffer {
  const view = new DataView(new ArrayBuffer(256));
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, littleEndian);
    view.setUint16(at + 2, type, littleEndian);
    view.setUint32(at + 4, count, littleEndian);
    view.setUint32(at + 8, value, littleEndian);
  };
  view.setUint16(8, 1, littleEndian);
  entry(10, 0x8769, longType, 1, 40);
  const texts = [
    [0x9003, time],
    [0x9011, offset],
  ] as const;
  const held = texts.filter(([, text]) => text !== undefined);
  view.setUint16(40, held.length, littleEndian);
  for (const [index, [tag, text = ""]] of held.entries()) {
    const from = 100 + index * 40;
    entry(42 + index * 12, tag, asciiType, text.length + 1, from);
    for (const [place, letter] of [...text].entries()) view.setUint8(from + place, letter.charCodeAt(0));
  }
  return Buffer.from(view.buffer);
}
