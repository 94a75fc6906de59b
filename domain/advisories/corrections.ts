import type { AdvisoryReading, Finding, Product } from "./advisory";
import type {
  Advice,
  Annotation,
  AnnotationKind,
  AnsweredFinding,
  EffectiveAdvisory,
  EffectiveProduct,
} from "./annotation";
import {
  type NameCorrections,
  nameCorrections,
  scoreCorrections,
  withNames,
  withScores,
} from "./corrected-values";
import { waysOf } from "./correction-ways";
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

function answered(finding: Finding, current: readonly Annotation[]): AnsweredFinding {
  const ways = waysOf(finding);
  // Lost advice is not answered by nodding at it.
  const own: readonly AnnotationKind[] =
    finding.code === "C2" ? ["finding-dismissed"] : ["finding-confirmed", "finding-dismissed"];
  const direct = current.filter((each) => each.findingKey === finding.key);
  const placed = current.filter((each) => each.path !== null && finding.paths.includes(each.path));
  const whole = [...new Set([...ofKind(direct, ...own, ...ways.whole), ...ofKind(placed, ...ways.whole)])];
  if (whole.length > 0) return { finding, answers: whole, open: false };
  const last = new Map(ofKind(current, ...ways.each).map((each) => [each.productKey, each]));
  const parts = finding.productKeys.map((key) => last.get(key));
  const answers = parts.filter((part) => part !== undefined);
  return { finding, answers, open: parts.length === 0 || answers.length < parts.length };
}

/** What the document alone says of a product. An unnamed one counts only in a document that names none. */
function bySelf(product: Product, nothingNamed: boolean): Readonly<{ affected: boolean; settled: boolean }> {
  if (product.affectedBy === "unnamed") return { affected: nothingNamed, settled: !nothingNamed };
  if (product.affectedBy === "status") return { affected: true, settled: true };
  const doubtful = ["score-or-remediation", "under-investigation", "unknown"].includes(product.affectedBy);
  return { affected: doubtful, settled: !doubtful };
}

function effective(
  received: Product,
  names: NameCorrections,
  findings: readonly AnsweredFinding[],
  current: readonly Annotation[],
  nothingNamed: boolean,
): EffectiveProduct {
  const named = withNames(received, names);
  const decided = ofKind(current, "affected", "not-affected");
  const own = decided.findLast((each) => each.productKey === received.stableKey);
  if (own !== undefined) return { ...named, affected: own.kind === "affected", settled: true, by: own };
  const unlisted = findings.find(
    ({ finding }) => finding.code === "C1" && finding.productKeys.includes(received.stableKey),
  );
  const ruling = unlisted?.answers.findLast((each) => each.kind.startsWith("finding-"));
  if (ruling === undefined) return { ...named, ...bySelf(received, nothingNamed), by: null };
  return { ...named, affected: ruling.kind === "finding-confirmed", settled: true, by: ruling };
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
  const names = nameCorrections(findings, current);
  return {
    reading,
    products: reading.products.map((each) => effective(each, names, answeredFindings, current, nothingNamed)),
    vulnerabilities: withScores(reading.vulnerabilities, scoreCorrections(findings, current)),
    advice: [...documentAdvice(reading), ...transcribed(current)],
    ports: confirmedPorts(current),
    findings: answeredFindings,
    confirmed: answeredFindings.every(({ finding, open }) => finding.severity !== "blocks" || !open),
  };
}
