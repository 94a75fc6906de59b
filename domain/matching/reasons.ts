import type { MatchableProduct, Reason, Verdict } from "./matchable";
import { saysNothing } from "./normalise";

const quoted = (text: string): string => `“${text.trim()}”`;

/** The reason about the manufacturer. */
export function vendorReason(verdict: Verdict, manufacturer: string, product: MatchableProduct): Reason {
  const sentence = {
    met: `${quoted(manufacturer)} is ${product.vendor}.`,
    check: `${quoted(manufacturer)} may be ${product.vendor} or another manufacturer.`,
    unknown: saysNothing(manufacturer)
      ? "The inventory names no manufacturer."
      : `${quoted(manufacturer)} is no manufacturer the alias table knows.`,
    excludes: `${quoted(manufacturer)} is another manufacturer than ${product.vendor}.`,
  }[verdict];
  return { aspect: "vendor", verdict, systemText: manufacturer, advisoryText: product.vendor, sentence };
}

/** The words of a system that its class is read from. */
export type ModelTexts = Readonly<{ model: string; deviceClass: string }>;

function classSentence(verdict: Verdict, texts: ModelTexts, wanted: string): string {
  const own = saysNothing(texts.deviceClass) ? texts.model : texts.deviceClass;
  return {
    met: `${quoted(own)} is of the class ${wanted}, which the advisory names.`,
    check: `${quoted(own)} may be of the class ${wanted}: look at the system.`,
    unknown: `The inventory does not say whether this is a ${wanted}.`,
    excludes: `Class and model say ${quoted(own)}, not ${wanted}.`,
  }[verdict];
}

function modelSentence(verdict: Verdict, texts: ModelTexts, product: MatchableProduct): string {
  return {
    met: `The model is the one the advisory names: ${product.productName}.`,
    check: `${quoted(texts.model)} is similar to ${quoted(product.productName)}: look at the type label.`,
    unknown: "The inventory names no model.",
    excludes: `${quoted(texts.model)} is another model than ${quoted(product.productName)}.`,
  }[verdict];
}

/** The reason about the model, or about the class where the advisory names a class. */
export function modelReason(
  verdict: Verdict,
  texts: ModelTexts,
  product: MatchableProduct,
  byClass: boolean,
): Reason {
  const wanted = product.deviceClasses.join(" or ");
  const systemText = [texts.model, texts.deviceClass].filter((text) => !saysNothing(text)).join(", ");
  return {
    aspect: "model",
    verdict,
    systemText,
    advisoryText: product.productName,
    sentence: byClass ? classSentence(verdict, texts, wanted) : modelSentence(verdict, texts, product),
  };
}

/** The reason about the operating system. */
export function operatingSystemReason(verdict: Verdict, text: string, product: MatchableProduct): Reason {
  const wanted = product.operatingSystem?.text ?? "";
  const demanded = {
    met: `${quoted(text)} is ${wanted}, which the advisory demands.`,
    check: `${quoted(text)} may share its code with ${wanted}: ask the vendor.`,
    unknown: saysNothing(text)
      ? `The inventory names no operating system; the advisory is about ${wanted}.`
      : `${quoted(text)} does not say which system it is; the advisory is about ${wanted}.`,
    excludes: `${quoted(text)} is another operating system than ${wanted}.`,
  }[verdict];
  const sentence = product.operatingSystem === null ? "The advisory demands no operating system." : demanded;
  return { aspect: "operating-system", verdict, systemText: text, advisoryText: wanted, sentence };
}

/** The reason about the version; `kind` says how the advisory names its versions. */
export function versionReason(
  verdict: Verdict,
  text: string,
  product: MatchableProduct,
  kind: "all" | "model" | "other",
): Reason {
  const given = product.versionText.trim();
  const met = {
    all: "The advisory names all versions.",
    model: "The advisory names this model without a version.",
    other: `${quoted(text)} is among the versions ${quoted(given)}.`,
  }[kind];
  const sentence = {
    met,
    check: `${quoted(text)} may be among the versions ${quoted(given)}.`,
    unknown: saysNothing(text)
      ? `The inventory names no software version; the advisory is about ${quoted(given)}.`
      : `${quoted(text)} cannot be compared with ${quoted(given)}.`,
    excludes: `${quoted(text)} is outside the versions ${quoted(given)}.`,
  }[verdict];
  return { aspect: "version", verdict, systemText: text, advisoryText: given, sentence };
}
