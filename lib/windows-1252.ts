/** Bytes 0x80 to 0x9f in Windows-1252; its other bytes are the letters of the same number in Unicode. */
export const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text in Windows-1252. TextDecoder is not used: some versions of Node decode its range 0x80 to 0x9f as control characters. */
export function fromWindows1252(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (const byte of bytes) {
    letters.push(byte >= 0x80 && byte <= 0x9f ? (windows1252[byte - 0x80] ?? "") : String.fromCharCode(byte));
  }
  return letters.join("");
}
