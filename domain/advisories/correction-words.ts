import type { Annotation, EffectiveAdvisory } from "./annotation";

const words: Readonly<Record<Annotation["kind"], string>> = {
  affected: "Counts as affected",
  "not-affected": "Counts as not affected",
  advice: "Advice transcribed",
  port: "Port to be closed and proven",
  "finding-confirmed": "Finding confirmed",
  "finding-dismissed": "Finding dismissed",
  withdrawn: "Taken back",
};

function aboutOf({ kind, productKey, findingKey, text }: Annotation, advisory: EffectiveAdvisory): string {
  const product = advisory.products.find((each) => each.product.stableKey === productKey)?.product;
  const finding = advisory.findings.find((each) => each.finding.key === findingKey)?.finding;
  const isFinding = kind === "finding-confirmed" || kind === "finding-dismissed";
  const found = isFinding && finding ? `${finding.code}: ${finding.sentence}` : "";
  const named = product ? `${product.fullName} (${product.productId})` : (productKey ?? "");
  return [found, named, text ?? ""].filter((each) => each !== "").join("; ");
}

/** One correction in full: what, about what, by whom and when, why, and from which source. */
export function describeCorrection(annotation: Annotation, advisory: EffectiveAdvisory): string {
  const { kind, by, at, reason, source } = annotation;
  const about = aboutOf(annotation, advisory);
  const lines = [
    `${words[kind]}${about === "" ? "." : `: ${about}`}`,
    `By ${by.name}, coordinator, ${at.toISOString()}.`,
    reason ? `Reason: ${reason}` : "",
    source ? `Source: ${[source.title, source.url ?? ""].filter((each) => each !== "").join(", ")}` : "",
  ];
  return lines.filter((each) => each !== "").join("\n");
}
