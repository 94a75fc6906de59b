import type { DeviceClass } from "../systems/device-classes";
import type { AliasTable } from "./aliases";
import { classVerdict } from "./class-rule";
import type { MatchableAdvisory, MatchableProduct, Reason, Verdict } from "./matchable";
import { type Meaning, type ModelText, meanings, modelVerdict } from "./model";
import { compact, saysNothing, words } from "./normalise";
import { operatingSystemVerdict } from "./operating-system";
import { modelReason, operatingSystemReason, vendorReason, versionReason } from "./reasons";
import type { SystemReading } from "./system-reading";
import { readVendor, type VendorReading, vendorVerdict } from "./vendor";
import { parseVersionExpression, type VersionExpression, versionVerdict } from "./version";

/** A product as the rules understand it, read once and compared with every system. */
export type ProductReading = Readonly<{
  product: MatchableProduct;
  vendor: VendorReading;
  vendorWords: ReadonlySet<string>;
  meanings: readonly Meaning[];
  /** The classes all products of the advisory name. */
  named: readonly DeviceClass[];
  version: VersionExpression;
  /** The version text is really a model's name ("882470 Gemini TF 16 w/ TOF Performance"). */
  namesModel: boolean;
  identifiers: ReadonlySet<string>;
}>;

const notAModel =
  /[<>=≤≥]|\b(?:prior|earlier|later|before|after|distributed|versions?|releases?)\b|^v?\d+[.x]/i;

const isModelText = (text: string): boolean =>
  !notAModel.test(text) && words(text).some((word) => /^\p{L}{2}/u.test(word));

function readProduct(
  product: MatchableProduct,
  named: readonly DeviceClass[],
  table: AliasTable,
): ProductReading {
  const version = parseVersionExpression(product.versionText);
  const namesModel = version.kind === "text" && isModelText(product.versionText);
  const numbers = namesModel ? (product.versionText.match(/(?<!\d)\d{5,}(?!\d)/g) ?? []) : [];
  return {
    product,
    vendor: readVendor(product.vendor, table),
    vendorWords: new Set(words(product.vendor)),
    meanings: meanings(product.productName, product.vendor, namesModel ? product.versionText : ""),
    named,
    version,
    namesModel,
    identifiers: new Set([...product.identifiers, ...numbers].filter((id) => !/[*?]/.test(id)).map(compact)),
  };
}

/** All products of an advisory, ready to be compared. */
export function readProducts(advisory: MatchableAdvisory, table: AliasTable): readonly ProductReading[] {
  const named = [...new Set(advisory.products.flatMap((product) => product.deviceClasses))];
  return advisory.products.map((product) => readProduct(product, named, table));
}

const strength: Readonly<Record<Verdict, number>> = { met: 3, check: 2, unknown: 1, excludes: 0 };

const best = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((a, b) => (strength[b] > strength[a] ? b : a), "excludes");

/** The model of the system, then those of its identities: another identity's answer only softens an exclusion. */
function byModel(system: SystemReading, product: ProductReading, meaning: Meaning): Verdict {
  const ask = (model: ModelText): Verdict => modelVerdict(model, meaning, product.vendorWords);
  const own = ask(system.model);
  const others = best(system.identityModels.map(ask));
  if (own === "unknown" && strength[others] > strength.unknown) return others;
  return own === "excludes" && others !== "excludes" ? "check" : own;
}

type ModelAnswer = Readonly<{ verdict: Verdict; byClass: boolean; narrow: boolean }>;

function askMeaning(system: SystemReading, product: ProductReading, meaning: Meaning): ModelAnswer {
  const verdict = meaning.classOnly
    ? classVerdict(system.classes, product.product.deviceClasses, product.named)
    : byModel(system, product, meaning);
  return { verdict, byClass: meaning.classOnly, narrow: !meaning.classOnly && !meaning.family };
}

function askModel(system: SystemReading, product: ProductReading): ModelAnswer {
  const answers = product.meanings.map((meaning) => askMeaning(system, product, meaning));
  const [first = { verdict: "unknown", byClass: false, narrow: false }, ...rest] = answers;
  return rest.reduce((a, b) => (strength[b.verdict] > strength[a.verdict] ? b : a), first);
}

function identified(system: SystemReading, product: ProductReading): boolean {
  const texts = [system.system.serial, system.system.model].filter((text) => !saysNothing(text));
  return texts.some((text) => product.identifiers.has(compact(text)));
}

function askVersion(system: SystemReading, product: ProductReading, model: ModelAnswer): Reason {
  const named = product.namesModel && model.narrow && model.verdict === "met";
  const text = system.system.softwareVersion;
  const verdict = named ? "met" : versionVerdict(text, product.version);
  const kind = named ? "model" : product.version.kind === "all" ? "all" : "other";
  return versionReason(verdict, text, product.product, kind);
}

/** What one product means for one system. */
export type ProductAnswer = Readonly<{
  product: MatchableProduct;
  reasons: readonly Reason[];
  /** A model, serial or catalogue number is equal. */
  identified: boolean;
  /** The advisory bounds its versions, so that a met version was really decided. */
  versionDecided: boolean;
}>;

/** The four reasons of one product for one system. */
export function askProduct(system: SystemReading, product: ProductReading): ProductAnswer {
  const { manufacturer, operatingSystem } = system.system;
  const equal = identified(system, product);
  const asked = askModel(system, product);
  const model: ModelAnswer = equal ? { verdict: "met", byClass: false, narrow: true } : asked;
  const vendor = vendorVerdict(system.vendor, system.identityVendors, product.vendor);
  const os = operatingSystemVerdict(system.operatingSystem, operatingSystem, product.product.operatingSystem);
  return {
    product: product.product,
    reasons: [
      vendorReason(vendor, manufacturer, product.product),
      modelReason(model.verdict, system.system, product.product, model.byClass),
      operatingSystemReason(os, operatingSystem, product.product),
      askVersion(system, product, model),
    ],
    identified: equal,
    versionDecided: product.version.kind !== "text" || product.namesModel,
  };
}
