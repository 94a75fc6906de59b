import { type OperatingSystemId, operatingSystemName, operatingSystems } from "./operating-system-names";

/** What an alias is about: a manufacturer, a model, a device class or an operating system. */
export const aliasKinds = ["vendor", "model", "class", "operating-system"] as const;
export type AliasKind = (typeof aliasKinds)[number];

export const aliasKindNames: Readonly<Record<AliasKind, string>> = {
  vendor: "Manufacturer",
  model: "Model",
  class: "Device class",
  "operating-system": "Operating system",
};

/** Reads a kind from an address; null for what is none. */
export const readAliasKind = (text: string | null): AliasKind | null =>
  aliasKinds.find((kind) => kind === text) ?? null;

/** The operating systems an alias may stand for, with the names people read. */
export const knownOperatingSystems: readonly Readonly<{ id: string; name: string }>[] = Object.entries(
  operatingSystems,
).map(([id, { name }]) => ({ id, name }));

export const isOperatingSystem = (id: string): id is OperatingSystemId => Object.hasOwn(operatingSystems, id);

/** What an alias stands for, as a person reads it. */
export function meansInWords({ kind, means }: Readonly<{ kind: AliasKind; means: string }>): string {
  return kind === "operating-system" && isOperatingSystem(means) ? operatingSystemName(means) : means;
}
