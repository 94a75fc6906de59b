import type { AdvisoryReading, Finding, Remediation } from "./advisory";
import { findingKey } from "./finding-key";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** C2: whether a text is empty or a heading whose list was lost. */
export const isIncomplete = (details: string): boolean =>
  oneLine(details) === "" || /[:：]$/.test(oneLine(details));

const noise = /https?:\/\/\S+|\bCVE-\d+-\d+|\bCWE-\d+|\bscore of \d+(?:\.\d+)?/gi;

/** Digits are taken from their first on, so that a long run of them is read once. */
const namesVersion =
  /(?<!\d)\d{1,12}\.\d|\b(?:version|release|patch|hotfix|update|service pack|build|firmware|SP|KB|v)[\s-]*[A-Z]{0,3}\d+/i;

const download = /download|releases?\/|patch|hotfix|\.(?:zip|exe|msi|iso|bin)\b/i;

/** C3: whether a fix names a version, a patch or a download; the category alone says nothing. */
function namesPatch(remediation: Remediation): boolean {
  const urls = [remediation.url ?? "", ...(remediation.details.match(/https?:\/\/\S+/g) ?? [])];
  return namesVersion.test(remediation.details.replace(noise, " ")) || urls.some((url) => download.test(url));
}

function distinct(
  reading: AdvisoryReading,
  wanted: (remediation: Remediation) => boolean,
): ReadonlyMap<string, readonly Remediation[]> {
  const found = new Map<string, Remediation[]>();
  for (const remediation of reading.vulnerabilities.flatMap((each) => each.remediations)) {
    if (!wanted(remediation)) continue;
    const details = oneLine(remediation.details);
    const held = found.get(details);
    if (held) held.push(remediation);
    else found.set(details, [remediation]);
  }
  return found;
}

function productKeysOf(reading: AdvisoryReading, remediations: readonly Remediation[]): readonly string[] {
  const ids = new Set(remediations.flatMap((each) => each.productIds));
  return reading.products.filter((product) => ids.has(product.productId)).map((product) => product.stableKey);
}

/** C2: advice that is empty or ends in a colon; once for each distinct text. */
export function incompleteAdvice(reading: AdvisoryReading): readonly Finding[] {
  return [...distinct(reading, (each) => isIncomplete(each.details))].map(([details, held]) => ({
    key: findingKey("C2", [details]),
    code: "C2",
    severity: "blocks",
    paths: held.map((each) => `${each.path}/details`),
    sentence:
      details === ""
        ? "Advice is missing: its text is empty. Transcribe it from the web version, with its source."
        : `Advice is lost: its text ends at “${details}”. Transcribe it from the web version, with its source.`,
    productKeys: productKeysOf(reading, held),
    quote: details,
  }));
}

/** C3: a vendor fix that names no version, patch or download; once for each distinct text. */
export function fixesWithoutPatch(reading: AdvisoryReading): readonly Finding[] {
  const wanted = (each: Remediation): boolean => each.category === "vendor_fix" && !namesPatch(each);
  return [...distinct(reading, wanted)].map(([details, held]) => ({
    key: findingKey("C3", [details]),
    code: "C3",
    severity: "warn",
    paths: held.map((each) => each.path),
    sentence: "No patch is stated here: what is called a vendor fix names no version, patch or download.",
    productKeys: productKeysOf(reading, held),
    quote: details,
  }));
}
