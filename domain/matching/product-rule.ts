import type { DeviceClass } from "../systems/device-classes";
import type { AliasTable } from "./aliases";
import { classVerdict } from "./class-rule";
import type { Aspect, MatchableAdvisory, MatchableProduct, Reason, Verdict } from "./matchable";
import { type Meaning, type ModelText, meanings, modelVerdict } from "./model";
import { compact, words } from "./normalise";
import { operatingSystemVerdict } from "./operating-system";
import { modelReason, operatingSystemReason, vendorReason, versionReason } from "./reasons";
import type { SystemReading } from "./system-reading";
import { mayMean, readVendor, type VendorReading, vendorVerdict } from "./vendor";
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
  const vendor = readVendor(product.vendor, table);
  // A product's name may repeat its manufacturer, spelled rightly where the manufacturer itself is not.
  const vendorText = [product.vendor, ...mayMean(vendor, table.vendor.values())].join(" ");
  const numbers = namesModel ? (product.versionText.match(/(?<!\d)\d{5,}(?!\d)/g) ?? []) : [];
  return {
    product,
    vendor,
    vendorWords: new Set(words(vendorText)),
    meanings: meanings(product.productName, vendorText, namesModel ? product.versionText : ""),
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

/** What the rule about the model or the class says; narrow: it named the model itself, not a class or a family. */
export type ModelAnswer = Readonly<{ verdict: Verdict; byClass: boolean; narrow: boolean }>;

function askMeaning(system: SystemReading, product: ProductReading, meaning: Meaning): ModelAnswer {
  const verdict = meaning.classOnly
    ? classVerdict(system.classes, product.product.deviceClasses, product.named)
    : byModel(system, product, meaning);
  return { verdict, byClass: meaning.classOnly, narrow: !meaning.classOnly && !meaning.family };
}

/** The model of a system against everything a product's name may stand for. */
export function askModel(system: SystemReading, product: ProductReading): ModelAnswer {
  const answers = product.meanings.map((meaning) => askMeaning(system, product, meaning));
  const [first = { verdict: "unknown", byClass: false, narrow: false }, ...rest] = answers;
  return rest.reduce((a, b) => (strength[b.verdict] > strength[a.verdict] ? b : a), first);
}

export const askVendor = (system: SystemReading, product: ProductReading): Verdict =>
  vendorVerdict(system.vendor, system.identityVendors, product.vendor);

export const askOperatingSystem = (system: SystemReading, product: ProductReading): Verdict =>
  operatingSystemVerdict(
    system.operatingSystem,
    system.system.operatingSystem,
    product.product.operatingSystem,
  );

export const askVersion = (system: SystemReading, product: ProductReading): Verdict =>
  versionVerdict(system.system.softwareVersion, product.version);

/** What the parts of one product say of one system, each asked by itself. */
export type Asked = Readonly<{
  vendor: Verdict;
  model: ModelAnswer;
  operatingSystem: Verdict;
  version: Verdict;
  /** A model, serial or catalogue number is equal. */
  identified: boolean;
}>;

/** What one product means for one system. */
export type ProductAnswer = Readonly<{
  product: ProductReading;
  verdicts: Readonly<Record<Aspect, Verdict>>;
  byClass: boolean;
  /** The product names the model and by it every version. */
  byName: boolean;
  identified: boolean;
  /** The advisory bounds its versions, so that a met version was really decided. */
  versionDecided: boolean;
}>;

/** Joins what the parts say: an equal identifier settles the model, a product named by its model settles the version. */
export function joined(product: ProductReading, asked: Asked): ProductAnswer {
  const model = asked.identified ? { verdict: "met" as const, byClass: false, narrow: true } : asked.model;
  const byName = product.namesModel && model.narrow && model.verdict === "met";
  return {
    product,
    verdicts: {
      vendor: asked.vendor,
      model: model.verdict,
      "operating-system": asked.operatingSystem,
      version: byName ? "met" : asked.version,
    },
    byClass: model.byClass,
    byName,
    identified: asked.identified,
    versionDecided: product.version.kind !== "text" || product.namesModel,
  };
}

/** The four reasons of an answer, in the order of the aspects. */
export function reasonsOf({ system }: SystemReading, answer: ProductAnswer): readonly Reason[] {
  const { product, verdicts, byClass, byName } = answer;
  const kind = byName ? "model" : product.version.kind === "all" ? "all" : "other";
  return [
    vendorReason(verdicts.vendor, system.manufacturer, product.product),
    modelReason(verdicts.model, system, product.product, byClass),
    operatingSystemReason(verdicts["operating-system"], system.operatingSystem, product.product),
    versionReason(verdicts.version, system.softwareVersion, product.product, kind),
  ];
}
