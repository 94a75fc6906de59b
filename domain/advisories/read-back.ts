import type { AdvisoryReading, Product, Score, Vulnerability } from "./advisory";
import {
  type AdviceCategory,
  adviceCategories,
  isWrittenByHand,
  type TlpLabel,
  tlpLabels,
  type WrittenAdvisory,
  type WrittenScore,
  writtenSuffix,
} from "./by-hand";

function productOf({ vendor, productName: product, versionText, fullName }: Product) {
  const version = versionText === "vers:all/*" ? "" : versionText;
  const plain = [vendor, product, version || "all versions"].join(" ");
  return { vendor, product, operatingSystem: fullName.slice(plain.length).replace(/^ on /, ""), version };
}

const scoreOf = ({ version, vector, baseScore }: Score): WrittenScore | null =>
  vector === null || baseScore === null ? null : { version, vector, baseScore };

function vulnerabilityOf({ cve, ids, title, scores }: Vulnerability) {
  const [score] = scores;
  return {
    cve: cve ?? "",
    otherId: ids[0]?.text ?? "",
    title: title ?? "",
    score: score ? scoreOf(score) : null,
  };
}

const categoryOf = (text: string): AdviceCategory =>
  adviceCategories.find((each) => each === text) ?? "mitigation";

const tlpOf = (text: string | null): TlpLabel => tlpLabels.find((each) => each === text) ?? "AMBER";

function adviceOf({ category, details }: Vulnerability["remediations"][number]) {
  const at = details.lastIndexOf("\n\nSource: ");
  const [text, source] = at < 0 ? [details, ""] : [details.slice(0, at), details.slice(at + 10)];
  return { category: categoryOf(category), text, source };
}

/** What was typed, from a document that was written in the portal's form; null for any other. */
export function readBack(reading: AdvisoryReading): WrittenAdvisory | null {
  if (!isWrittenByHand(reading)) return null;
  const [first] = reading.vulnerabilities;
  return {
    title: reading.title,
    publisher: reading.publisher.name.slice(0, -writtenSuffix.length),
    trackingId: reading.trackingId,
    sourceUrl: reading.references[0]?.url ?? "",
    publishedOn: reading.initialReleaseDate.slice(0, 10),
    tlp: tlpOf(reading.tlp),
    vulnerabilities: reading.vulnerabilities.map(vulnerabilityOf),
    products: reading.products.map(productOf),
    advice: (first?.remediations ?? []).map(adviceOf),
  };
}
