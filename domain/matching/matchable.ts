import type { DeviceClass } from "../systems/device-classes";
import type { OperatingSystemId } from "./operating-system-names";

/** strong: identifier and decided version. likely: everything met. possible: anything unknown. excluded: something speaks against. */
export const matchLevels = ["strong", "likely", "possible", "excluded"] as const;
export type MatchLevel = (typeof matchLevels)[number];

export const aspects = ["vendor", "model", "operating-system", "version"] as const;
export type Aspect = (typeof aspects)[number];

/** check: similar or of the same code base, a person must look. unknown: the inventory or the advisory does not say. */
const verdicts = ["met", "check", "unknown", "excludes"] as const;
export type Verdict = (typeof verdicts)[number];

/** What one aspect says, with both texts as they stand and one sentence for the person. */
export type Reason = Readonly<{
  aspect: Aspect;
  verdict: Verdict;
  systemText: string;
  advisoryText: string;
  sentence: string;
}>;

/** An operating system an advisory's product names. */
export type OperatingSystemCondition = Readonly<{
  systems: readonly OperatingSystemId[];
  /** "Windows 7 and earlier": releases beyond the named ones may be meant too. */
  openEnded: boolean;
  /** The words it was read from. */
  text: string;
}>;

/** One product of an advisory that counts as affected, in the words the rules compare. */
export type MatchableProduct = Readonly<{
  key: string;
  vendor: string;
  productName: string;
  versionText: string;
  /** Classes the product names, as "PET/CT Systems" does. */
  deviceClasses: readonly DeviceClass[];
  operatingSystem: OperatingSystemCondition | null;
  /** Model numbers, serial numbers and stock codes the document gives. */
  identifiers: readonly string[];
}>;

/** The affected products; `namesNoProduct` tells a document without any from one whose products are all not affected. */
export type MatchableAdvisory = Readonly<{ products: readonly MatchableProduct[]; namesNoProduct: boolean }>;

type MatchableIdentity = Readonly<{
  manufacturer: string;
  model: string;
  modality: string;
  softwareVersion: string;
}>;

/** What matching may know of a system; an empty text is unknown and never excludes. */
export type MatchableSystem = Readonly<{
  manufacturer: string;
  model: string;
  deviceClass: string;
  modality: string;
  serial: string;
  softwareVersion: string;
  operatingSystem: string;
  identities: readonly MatchableIdentity[];
}>;

export type MatchResult = Readonly<{
  level: MatchLevel;
  /** One for each aspect, in the order of `aspects`; for an excluded system of the product that comes closest. */
  reasons: readonly Reason[];
  /** The product the level is taken from; null when the advisory has no affected product. */
  productKey: string | null;
  /** Canonical text of everything the level rests on: another text means the row must be looked at again. */
  inputsText: string;
}>;
