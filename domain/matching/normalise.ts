import { windows1252 } from "@/lib/windows-1252";

function byteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return code;
  const place = windows1252.indexOf(character);
  return place < 0 ? null : 0x80 + place;
}

function decodeOnce(text: string): string {
  return text.replace(/[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/gu, (run) => {
    const bytes = [...run].map(byteOf);
    if (bytes.some((byte) => byte === null)) return run;
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte ?? 0));
    } catch {
      return run;
    }
  });
}

/** UTF-8 that was read as Windows-1252 ("YhtymÃ¤") as it was meant; any other text as it is. */
export function repairMojibake(text: string): string {
  const repaired = decodeOnce(text);
  return repaired === text ? text : repairMojibake(repaired);
}

/** The words of a text for comparing: folded, lower case, letters split from digits, punctuation gone. */
export function words(text: string): readonly string[] {
  // Letters of the plain alphabet fold to themselves.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().match(/[a-z]+|[0-9]+/g) ?? [];
  const folded = repairMojibake(text)
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll("ß", "ss");
  return folded.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** A text as its words with single blanks between; normalising twice changes nothing. */
export const normalise = (text: string): string => words(text).join(" ");

/** A text without anything but letters and digits, so that "PET/CT", "Pet ct" and "PETCT" are one. */
export const compact = (text: string): string => words(text).join("");

const placeholders = new Set(
  (
    "na tbd tba tbc unknown unk unkn none null nil undefined unbekannt ka keineangabe keineangaben nichtbekannt " +
    "notknown notavailable notapplicable tobedetermined pending offen inconnu desconocido leer empty nv nichterfasst nichtvorhanden nichtangegeben keine keiner ohneangabe oa nodata noinfo notset " +
    "notspecified unspecified notrecorded notentered missing fehlt nan neznamo nieznany onbekend ignoto x xx xxx nb"
  ).split(" "),
);

/** Whether a text says nothing: empty, "?", "-", n/a, tbd, unknown and the like. */
export function saysNothing(text: string): boolean {
  const bare = compact(text);
  return bare === "" || placeholders.has(bare);
}

function nextRow(row: readonly number[], letter: string, b: string): number[] {
  const next = [0];
  for (let j = 1; j <= b.length; j++) {
    const skipped = Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    next.push(letter === b[j - 1] ? (row[j - 1] ?? 0) + 1 : skipped);
  }
  return next;
}

/** How alike two words are, 0 to 1: twice their longest common subsequence over the sum of their lengths. */
export function similarity(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i++) row = nextRow(row, a[i] ?? "", b);
  return a.length + b.length === 0 ? 1 : (2 * (row[b.length] ?? 0)) / (a.length + b.length);
}

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

/** Whether two words are one word: equal, or six letters and more and nearly equal. Numbers are never nearly equal. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (isNumber(a) || isNumber(b) || a.length < 6 || b.length < 6) return false;
  if (Math.abs(a.length - b.length) > 2) return false;
  return similarity(a, b) >= 0.88;
}

/** Two words that may be one with a slip of the pen; too weak to call equal, too strong to call different. */
export function mayBeSlip(a: string, b: string): boolean {
  if (isNumber(a) || isNumber(b) || Math.min(a.length, b.length) < 4) return false;
  return Math.abs(a.length - b.length) <= 2 && similarity(a, b) >= 0.75;
}

/** No word anybody writes is longer; a longer run is cut without looking further at each place. */
const longestPiece = 40;

/**
 * Cuts a run of letters into known words, longest first: "petct" by pet and ct. Null when something is left over, or when
 * the pieces are all so short that they mean nothing.
 */
export function cutInto(run: string, known: ReadonlySet<string>): readonly string[] | null {
  const pieces: string[] = [];
  for (let at = 0; at < run.length; ) {
    let end = Math.min(run.length, at + longestPiece);
    while (end > at && !known.has(run.slice(at, end))) end--;
    if (end === at) return null;
    pieces.push(run.slice(at, end));
    at = end;
  }
  return pieces.some((piece) => piece.length >= 3) ? pieces : null;
}
