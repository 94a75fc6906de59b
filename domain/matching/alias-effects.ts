import type { MatchId, SystemId } from "../ids";
import type { AliasTable } from "./aliases";
import { readDeviceClass, readModelClasses } from "./device-class";
import type { MatchableAdvisory, MatchableSystem, MatchLevel, Reason } from "./matchable";
import { readModelText } from "./model";
import { readOperatingSystems } from "./operating-system";
import { remembered } from "./system-reading";
import { readVendor } from "./vendor";

/** A match as it is stored, with what a preview says of its system. */
export type StoredMatch = Readonly<{
  id: MatchId;
  advisoryId: string;
  systemId: SystemId;
  assetTag: string;
  siteName: string;
  level: MatchLevel;
  reasons: readonly Reason[];
  inputsHash: string;
  recheck: boolean;
  decided: boolean;
}>;

/** One match that an alias changes: its level, or only its reasons. */
export type AliasEffect = Readonly<{
  systemId: string;
  assetTag: string;
  siteName: string;
  advisory: string;
  before: MatchLevel;
  after: MatchLevel;
  /** The sentences of the reasons that change. */
  was: readonly string[];
  becomes: readonly string[];
  recheck: boolean;
}>;

/** Everything a change of the alias table would do, as it is shown before it is done; long lists are cut, the counts are whole. */
export type AliasPreview = Readonly<{
  /** Names exactly what was shown; what is done is this, or nothing. */
  planHash: string;
  compared: number;
  changed: number;
  levels: number;
  recheck: number;
  effects: readonly AliasEffect[];
}>;

const mostEffectsShown = 200;

type Reads = (text: string) => boolean;

const differs = (read: (text: string, table: AliasTable) => unknown, a: AliasTable, b: AliasTable): Reads =>
  remembered((text) => JSON.stringify(read(text, a)) !== JSON.stringify(read(text, b)));

/** Which systems two alias tables read differently; no match of any other can change unless its advisory is read differently. */
export function systemsReadDifferently(
  before: AliasTable,
  after: AliasTable,
): (system: MatchableSystem) => boolean {
  const vendor = differs(readVendor, before, after);
  const deviceClass = differs(readDeviceClass, before, after);
  const modelClass = differs(readModelClasses, before, after);
  const modelText = differs(readModelText, before, after);
  const operatingSystem = differs(readOperatingSystems, before, after);
  const model: Reads = (text) => modelClass(text) || modelText(text);
  return (system) =>
    vendor(system.manufacturer) ||
    deviceClass(system.deviceClass) ||
    model(system.model) ||
    operatingSystem(system.operatingSystem) ||
    system.identities.some((identity) => vendor(identity.manufacturer) || model(identity.model));
}

/** Whether two alias tables read the products of an advisory differently: then every system is compared with it again. */
export function advisoryReadDifferently(
  advisory: MatchableAdvisory,
  before: AliasTable,
  after: AliasTable,
): boolean {
  const vendor = differs(readVendor, before, after);
  return advisory.products.some((product) => vendor(product.vendor));
}

type Computed = Readonly<{ level: MatchLevel; reasons: readonly Reason[]; inputsHash: string }>;

const sentences = (reasons: readonly Reason[], others: readonly Reason[]): readonly string[] =>
  reasons
    .filter((reason) => !others.some((other) => other.sentence === reason.sentence))
    .map((reason) => reason.sentence);

/** What becomes of one match; null when neither its level nor a reason changes. */
export function effectOn(stored: StoredMatch, computed: Computed, advisory: string): AliasEffect | null {
  const was = sentences(stored.reasons, computed.reasons);
  const becomes = sentences(computed.reasons, stored.reasons);
  if (stored.level === computed.level && was.length === 0 && becomes.length === 0) return null;
  const { systemId, assetTag, siteName } = stored;
  return {
    systemId,
    assetTag,
    siteName,
    advisory,
    before: stored.level,
    after: computed.level,
    was,
    becomes,
    recheck: stored.decided && stored.inputsHash !== computed.inputsHash,
  };
}

/** The preview of all effects: decided ones first, then those whose level changes. */
export function previewOf(effects: readonly AliasEffect[], compared: number, planHash: string): AliasPreview {
  const weight = (effect: AliasEffect): number =>
    (effect.recheck ? 2 : 0) + (effect.before === effect.after ? 0 : 1);
  const sorted = effects.toSorted((a, b) => weight(b) - weight(a));
  return {
    planHash,
    compared,
    changed: effects.length,
    levels: effects.filter((effect) => effect.before !== effect.after).length,
    recheck: effects.filter((effect) => effect.recheck).length,
    effects: sorted.slice(0, mostEffectsShown),
  };
}
