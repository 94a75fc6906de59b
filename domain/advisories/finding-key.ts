/** A short, stable mark of a text (FNV-1a, 64 bits): enough to tell the findings of one advisory apart, never a proof. */
export function markOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** The key of a finding: its code and what it is about, so that the same fault in the next revision has the same key. */
export function findingKey(code: string, about: readonly string[]): string {
  return `${code}-${markOf([...new Set(about.map(plain))].sort().join("\n"))}`;
}
