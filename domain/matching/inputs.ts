import {
  type Aspect,
  aspects,
  type MatchableProduct,
  type MatchableSystem,
  type MatchLevel,
} from "./matchable";
import type { ProductAnswer } from "./product-rule";

const fieldsOf: Readonly<Record<Aspect, (system: MatchableSystem) => readonly string[]>> = {
  vendor: (system) => [system.manufacturer, ...system.identities.map((identity) => identity.manufacturer)],
  model: (system) => [
    system.model,
    system.deviceClass,
    system.modality,
    system.serial,
    ...system.identities.flatMap((identity) => [identity.model, identity.modality]),
  ],
  "operating-system": (system) => [system.operatingSystem],
  version: (system) => [system.softwareVersion],
};

const excludedBy = (answer: ProductAnswer, aspect: Aspect): boolean => answer.verdicts[aspect] === "excludes";

/** The aspects an exclusion rests on: one that excludes every product where there is one, else all that exclude any. */
function restsOn(level: MatchLevel, answers: readonly ProductAnswer[]): readonly Aspect[] {
  if (level !== "excluded") return aspects;
  const alone = aspects.find((aspect) => answers.every((answer) => excludedBy(answer, aspect)));
  if (alone !== undefined) return [alone];
  return aspects.filter((aspect) => answers.some((answer) => excludedBy(answer, aspect)));
}

const productText = (product: MatchableProduct): readonly string[] => [
  product.key,
  product.vendor,
  product.productName,
  product.versionText,
  product.operatingSystem?.systems.join(" ") ?? "",
  ...product.deviceClasses,
  ...product.identifiers,
];

/**
 * The canonical text of everything a level rests on. Case, blanks and punctuation do not change it; a system excluded for its
 * manufacturer is not looked at again because its operating system changed.
 */
export function inputsText(
  level: MatchLevel,
  system: MatchableSystem,
  answers: readonly ProductAnswer[],
  best: ProductAnswer | undefined,
  normalise: (text: string) => string,
): string {
  const verdictOf = (aspect: Aspect) => (level === "excluded" ? "" : (best?.verdicts[aspect] ?? ""));
  const fields = restsOn(level, answers).map((aspect) => [
    aspect,
    verdictOf(aspect),
    ...fieldsOf[aspect](system).map(normalise),
  ]);
  return JSON.stringify([level, fields, best === undefined ? [] : productText(best.product.product)]);
}
