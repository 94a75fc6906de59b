import type { AliasTable } from "./aliases";
import type { ClassEvidence } from "./class-rule";
import { readDeviceClass, readModality, readModelClasses } from "./device-class";
import type { MatchableSystem } from "./matchable";
import { type ModelText, readModelText } from "./model";
import { type OperatingSystemReading, readOperatingSystems } from "./operating-system";
import { readVendor, type VendorReading } from "./vendor";

/** A system as the rules understand it, read once and compared with every product. */
export type SystemReading = Readonly<{
  system: MatchableSystem;
  vendor: VendorReading;
  identityVendors: readonly VendorReading[];
  classes: ClassEvidence;
  operatingSystem: OperatingSystemReading;
  model: ModelText;
  identityModels: readonly ModelText[];
}>;

/** Remembers answers by text: an inventory repeats the same few hundred texts thousands of times. */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = read(text);
    if (known.size < 20_000) known.set(text, answer);
    return answer;
  };
}

/** A reader of systems that holds for one alias table. */
export function systemReader(table: AliasTable): (system: MatchableSystem) => SystemReading {
  const vendor = remembered((text) => readVendor(text, table));
  const deviceClass = remembered((text) => readDeviceClass(text, table));
  const model = remembered((text) => readModelClasses(text, table));
  const modelText = remembered((text) => readModelText(text, table));
  const modality = remembered(readModality);
  const operatingSystem = remembered((text) => readOperatingSystems(text, table));
  return (system) => ({
    system,
    vendor: vendor(system.manufacturer),
    identityVendors: system.identities.map((identity) => vendor(identity.manufacturer)),
    classes: {
      deviceClass: deviceClass(system.deviceClass),
      model: model(system.model),
      modality: modality(system.modality),
      identityModalities: system.identities.map((identity) => modality(identity.modality)),
      identityModels: system.identities.map((identity) => model(identity.model)),
    },
    operatingSystem: operatingSystem(system.operatingSystem),
    model: modelText(system.model),
    identityModels: system.identities.map((identity) => modelText(identity.model)),
  });
}
