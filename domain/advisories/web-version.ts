import type { AdvisoryReading } from "./advisory";

/** The page a document names as its own readable version, from which lost advice is transcribed; null when it names none. */
export function webVersion(reading: AdvisoryReading): Readonly<{ title: string; url: string }> | null {
  const own = reading.references.filter(
    ({ category, url }) => category === "self" && /^https?:/.test(url) && !/\.json(?:$|[?#])/i.test(url),
  );
  const [first] = own;
  return first ? { title: first.summary || "Web version", url: first.url } : null;
}
