import type { Patch } from "./facts";

/** Under which keys an answer holds what the console shows; no template asks for them, the kind of step does. */
export const patchKeys = { package: "installed-package", version: "installed-version" } as const;

/** What was read off the console, as it was typed; null where one of the two is missing. */
export function patchRead(answers: Readonly<Record<string, string>>): Patch | null {
  const [name, version] = [answers[patchKeys.package]?.trim(), answers[patchKeys.version]?.trim()];
  return name && version ? { package: name, version } : null;
}

/** Whether both are the same but for case, width and blanks: nothing else is forgiven. */
export const samePatch = (a: Patch, b: Patch): boolean =>
  plain(a.package) === plain(b.package) && plain(a.version) === plain(b.version);

const plain = (text: string): string => text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();

/** A package with its version, in quotes, as sentences tell it. */
export const patchName = (patch: Patch): string => `"${patch.package}", version "${patch.version}"`;
