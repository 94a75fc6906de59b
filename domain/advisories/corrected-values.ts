import { classesNamed } from "../matching/device-class";
import type { Finding, Naming, Product, Score, Vulnerability } from "./advisory";
import type { Annotation, EffectiveProduct } from "./annotation";
import { type ReadScore, readScoreText } from "./score-text";

/** How one text of the document is to be read, for the products its finding is about. */
type Spelling = Readonly<{
  from: string;
  to: string;
  productKeys: ReadonlySet<string>;
  annotation: Annotation;
}>;

export type NameCorrections = Readonly<{
  spellings: readonly Spelling[];
  /** By the key of the product. */
  versions: ReadonlyMap<string, Annotation>;
}>;

/** The corrections of names and versions that hold; a spelling holds only where its finding does. */
export function nameCorrections(
  findings: readonly Finding[],
  current: readonly Annotation[],
): NameCorrections {
  const spellings = current.flatMap((annotation): readonly Spelling[] => {
    const finding = findings.find(({ key }) => key === annotation.findingKey);
    if (annotation.kind !== "spelling" || !finding?.quote || annotation.text === null) return [];
    const productKeys = new Set(finding.productKeys);
    return [{ from: finding.quote, to: annotation.text, productKeys, annotation }];
  });
  const versions = current.flatMap((annotation) =>
    annotation.kind === "version" && annotation.productKey !== null
      ? [[annotation.productKey, annotation] as const]
      : [],
  );
  return { spellings, versions: new Map(versions) };
}

const respelled =
  (spellings: readonly Spelling[]) =>
  ({ vendor, productName, versionText }: Naming): Naming => {
    const read = (text: string): string => spellings.findLast(({ from }) => from === text)?.to ?? text;
    return { vendor: read(vendor), productName: read(productName), versionText: read(versionText) };
  };

/**
 * A product with its corrected names and versions. Its key stays, so decisions hold; so does a condition on the operating system,
 * which is answered by a finding of its own (C5).
 */
export function withNames(
  received: Product,
  { spellings, versions }: NameCorrections,
): Pick<EffectiveProduct, "product" | "received" | "corrections"> {
  const { vendor, productName, versionText, stableKey } = received;
  const said = [received, ...received.parts].flatMap((each) => [
    each.vendor,
    each.productName,
    each.versionText,
  ]);
  const own = spellings.filter(({ productKeys, from }) => productKeys.has(stableKey) && said.includes(from));
  const version = versions.get(stableKey);
  if (own.length === 0 && version === undefined) return { product: received, received, corrections: [] };
  const read = respelled(own);
  const names = read({ vendor, productName, versionText });
  const product: Product = {
    ...received,
    ...names,
    versionText: version?.text ?? names.versionText,
    deviceClasses:
      names.productName === productName ? received.deviceClasses : classesNamed(names.productName),
    parts: received.parts.map(read),
  };
  const corrections = [...own.map(({ annotation }) => annotation), ...(version ? [version] : [])];
  return { product, received, corrections };
}

/** A score that counts instead of the one at some places of the document. */
export type ScoreCorrection<By> = Readonly<{ paths: readonly string[]; text: string; by: By }>;

/** The corrected scores that hold, each with the places its finding names. */
export const scoreCorrections = (
  findings: readonly Finding[],
  current: readonly Annotation[],
): readonly ScoreCorrection<Annotation>[] =>
  current.flatMap((annotation) => {
    const finding = findings.find(({ key }) => key === annotation.findingKey);
    return annotation.kind === "score" && annotation.text !== null && finding
      ? [{ paths: finding.paths, text: annotation.text, by: annotation }]
      : [];
  });

type Scored<By> = Score & Readonly<{ corrected: Readonly<{ received: Score; annotation: By }> | null }>;

function scoreNow<By>(score: Score, corrections: readonly ScoreCorrection<By>[]): Scored<By> {
  const found = corrections.findLast(({ paths }) => paths.includes(score.path));
  const read: ReadScore | null = found ? readScoreText(found.text) : null;
  if (!found || read === null) return { ...score, corrected: null };
  return { ...score, ...read, corrected: { received: score, annotation: found.by } };
}

/** Vulnerabilities, or the part of them that holds scores, with the scores that count now. */
export function withScores<Part extends Pick<Vulnerability, "scores">, By>(
  vulnerabilities: readonly Part[],
  corrections: readonly ScoreCorrection<By>[],
): readonly (Omit<Part, "scores"> & Readonly<{ scores: readonly Scored<By>[] }>)[] {
  return vulnerabilities.map((each) => ({
    ...each,
    scores: each.scores.map((score) => scoreNow(score, corrections)),
  }));
}
