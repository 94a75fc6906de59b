import type { AdvisoryReading, Finding, Product } from "./advisory";
import type {
  Advice,
  Annotation,
  AnnotationKind,
  AnsweredFinding,
  EffectiveAdvisory,
  EffectiveProduct,
} from "./annotation";
import { parsePort, portText } from "./ports";
import { isIncomplete } from "./remediation-findings";

/** The annotations that hold: neither superseded nor withdrawn, oldest first. */
export function currentAnnotations(annotations: readonly Annotation[]): readonly Annotation[] {
  const superseded = new Set(annotations.flatMap((each) => each.supersedes ?? []));
  return annotations
    .filter((each) => !superseded.has(each.id) && each.kind !== "withdrawn")
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

const ofKind = (
  annotations: readonly Annotation[],
  ...kinds: readonly AnnotationKind[]
): readonly Annotation[] => annotations.filter((each) => kinds.includes(each.kind));

function answersOf(finding: Finding, current: readonly Annotation[]): readonly Annotation[] {
  const direct = current.filter((each) => each.findingKey === finding.key);
  if (finding.code === "C2") {
    const advice = ofKind(current, "advice").filter((each) => finding.paths.includes(each.path ?? ""));
    return [...new Set([...ofKind(direct, "advice", "finding-dismissed"), ...advice])];
  }
  const ruling = ofKind(direct, "finding-confirmed", "finding-dismissed");
  if (finding.code !== "C1" || ruling.length > 0) return ruling;
  const decided = ofKind(current, "affected", "not-affected");
  const each = finding.productKeys.map((key) => decided.findLast((one) => one.productKey === key));
  return each.every((one) => one !== undefined) ? each : [];
}

function answered(finding: Finding, current: readonly Annotation[]): AnsweredFinding {
  const answers = answersOf(finding, current);
  return { finding, answers, open: answers.length === 0 };
}

/** What the document alone says of a product. An unnamed one counts only in a document that names none. */
function bySelf(product: Product, nothingNamed: boolean): Readonly<{ affected: boolean; settled: boolean }> {
  if (product.affectedBy === "unnamed") return { affected: nothingNamed, settled: !nothingNamed };
  if (product.affectedBy === "status") return { affected: true, settled: true };
  const doubtful = ["score-or-remediation", "under-investigation", "unknown"].includes(product.affectedBy);
  return { affected: doubtful, settled: !doubtful };
}

function effective(
  product: Product,
  findings: readonly AnsweredFinding[],
  current: readonly Annotation[],
  nothingNamed: boolean,
): EffectiveProduct {
  const decided = ofKind(current, "affected", "not-affected");
  const own = decided.findLast((each) => each.productKey === product.stableKey);
  if (own !== undefined) return { product, affected: own.kind === "affected", settled: true, by: own };
  const unlisted = findings.find(
    ({ finding }) => finding.code === "C1" && finding.productKeys.includes(product.stableKey),
  );
  const ruling = unlisted?.answers.findLast((each) => each.kind.startsWith("finding-"));
  if (ruling === undefined) return { product, ...bySelf(product, nothingNamed), by: null };
  return { product, affected: ruling.kind === "finding-confirmed", settled: true, by: ruling };
}

function documentAdvice(reading: AdvisoryReading): readonly Advice[] {
  const keys = new Map(reading.products.map((product) => [product.productId, product.stableKey]));
  const found = new Map<string, Advice>();
  for (const each of reading.vulnerabilities.flatMap((vulnerability) => vulnerability.remediations)) {
    const text = each.details.trim();
    const before = found.get(`${each.category} ${text}`)?.productKeys ?? [];
    const own = each.productIds.flatMap((id) => keys.get(id) ?? []);
    if (isIncomplete(text)) continue;
    found.set(`${each.category} ${text}`, {
      text,
      category: each.category,
      url: each.url,
      productKeys: [...new Set([...before, ...own])],
      from: { document: each.path },
    });
  }
  return [...found.values()];
}

const transcribed = (current: readonly Annotation[]): readonly Advice[] =>
  ofKind(current, "advice").map((annotation) => ({
    text: annotation.text ?? "",
    category: null,
    url: annotation.source?.url ?? null,
    productKeys: annotation.productKey === null ? [] : [annotation.productKey],
    from: { annotation },
  }));

function confirmedPorts(current: readonly Annotation[]): EffectiveAdvisory["ports"] {
  const all = ofKind(current, "port").flatMap((annotation) => {
    const port = parsePort(annotation.text ?? "");
    return port === null ? [] : [{ port, annotation }];
  });
  return all.filter(({ port }, i) => all.findIndex((each) => portText(each.port) === portText(port)) === i);
}

/** A document with its corrections applied; the reading itself stays as it is. */
export function applyAnnotations(
  reading: AdvisoryReading,
  findings: readonly Finding[],
  annotations: readonly Annotation[],
): EffectiveAdvisory {
  const current = currentAnnotations(annotations);
  const answeredFindings = findings.map((finding) => answered(finding, current));
  const nothingNamed = reading.products.every((product) => product.affectedBy === "unnamed");
  return {
    reading,
    products: reading.products.map((each) => effective(each, answeredFindings, current, nothingNamed)),
    advice: [...documentAdvice(reading), ...transcribed(current)],
    ports: confirmedPorts(current),
    findings: answeredFindings,
    confirmed: answeredFindings.every(({ finding, open }) => finding.severity !== "blocks" || !open),
  };
}
