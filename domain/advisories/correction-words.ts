import type { Finding, Product } from "./advisory";
import type { Annotation, EffectiveAdvisory } from "./annotation";

const words: Readonly<Record<Annotation["kind"], string>> = {
  affected: "Counts as affected",
  "not-affected": "Counts as not affected",
  advice: "Advice transcribed",
  port: "Port to be closed and proven",
  "finding-confirmed": "Finding confirmed",
  "finding-dismissed": "Finding dismissed",
  spelling: "Spelling corrected",
  version: "Versions corrected",
  score: "Score corrected",
  withdrawn: "Taken back",
};

type About = Readonly<{ product: Product | undefined; finding: Finding | undefined; named: string }>;

function aboutOf(annotation: Annotation, advisory: EffectiveAdvisory): string {
  const { kind, productKey, findingKey, text } = annotation;
  const product = advisory.products.find((each) => each.product.stableKey === productKey)?.received;
  const finding = advisory.findings.find((each) => each.finding.key === findingKey)?.finding;
  const named = product ? `${product.fullName} (${product.productId})` : (productKey ?? "");
  if (isValue(kind)) return valueWords(annotation, { product, finding, named });
  const isFinding = kind === "finding-confirmed" || kind === "finding-dismissed";
  const found = isFinding && finding ? `${finding.code}: ${finding.sentence}` : "";
  return [found, named, text ?? ""].filter((each) => each !== "").join("; ");
}

const isValue = (kind: Annotation["kind"]): boolean => ["spelling", "version", "score"].includes(kind);

/** What stands in the document, and how it reads now. */
function valueWords({ kind, text }: Annotation, { product, finding, named }: About): string {
  const received = kind === "version" ? product?.versionText : finding?.quote;
  const where = finding ? ` (${finding.code}: ${finding.sentence})` : "";
  return `“${received ?? ""}” reads “${text ?? ""}”${kind === "version" ? ` for ${named}` : where}`;
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
