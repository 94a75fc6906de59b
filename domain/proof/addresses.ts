/** An address as it is compared: without blanks, in lower case, IPv6 written out and IPv4 without leading zeros. */
export function plainAddress(text: string): string {
  const given = text.trim().toLowerCase();
  const four = fourBytes(given);
  if (four !== null) return four.join(".");
  return given.includes(":") ? (eightGroups(given) ?? given) : given;
}

/** Whether an address lies where a rule points: the address itself, a network that holds it, or anywhere. */
export function within(place: string, address: string): boolean {
  const given = place.trim().toLowerCase();
  if (/^(any|all|\*|0\.0\.0\.0\/0|::\/0)$/.test(given)) return true;
  const [, network = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(given) ?? [];
  if (network === "") return plainAddress(given) === plainAddress(address);
  const [low, looked] = [fourBytes(network), fourBytes(address.trim())];
  if (!low || !looked || Number(bits) > 32) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(asNumber(low) / size) === Math.floor(asNumber(looked) / size);
}

function fourBytes(text: string): readonly number[] | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

const asNumber = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

function eightGroups(text: string): string | null {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return null;
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const zeros = 8 - before.length - after.length;
  const all =
    tail === undefined ? before : [...before, ...Array<string>(Math.max(0, zeros)).fill("0"), ...after];
  if (all.length !== 8 || !all.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return all.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}
