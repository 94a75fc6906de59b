import { z } from "zod";
import { adviceCategories, tlpLabels, type WrittenAdvisory } from "@/domain/advisories/by-hand";
import { line, optionalLine, prose } from "../text-fields";
import { webAddress } from "./correction";
import { scoreVector } from "./score-vector";

const cve = optionalLine(30)
  .transform((text) => text.toUpperCase())
  .refine((text) => text === "" || /^CVE-\d{4}-\d{4,12}$/.test(text), "Write it as CVE-2026-12345");

const vector = optionalLine(300).refine(
  (text) => text === "" || scoreVector(text) !== null,
  "This is no vector of CVSS 2.0, 3.0, 3.1 or 4.0. Copy it whole, or leave it empty",
);

const vulnerability = z
  .object({ cve, otherId: optionalLine(200), title: optionalLine(500), vector })
  .refine(({ cve: number, otherId, title }) => `${number}${otherId}${title}` !== "", {
    message: "Give a CVE, another id or a title",
    path: ["cve"],
  });

const product = z.object({
  vendor: line(200, "Give the manufacturer"),
  product: line(300, "Give the product, or the class of devices"),
  operatingSystem: optionalLine(200),
  version: optionalLine(300),
});

const advice = z.object({
  category: z.enum(adviceCategories, { error: "Choose what kind of advice it is" }),
  text: prose(20_000, "Give the advice"),
  source: optionalLine(500),
});

/** The fields of an advisory that is written by hand, as a form sends them. */
export const writtenFields = z.object({
  title: line(500, "Give a title"),
  publisher: line(200, "Say who published it"),
  trackingId: line(150, "Give the id the publisher uses, or one of your own"),
  sourceUrl: webAddress,
  publishedOn: z.iso.date("Give the day it was published"),
  tlp: z.enum(tlpLabels, { error: "Choose who may read it" }),
  vulnerabilities: z.array(vulnerability).min(1, "Give at least one vulnerability").max(200),
  products: z.array(product).min(1, "Give at least one product").max(500),
  advice: z.array(advice).max(100),
});

/** What was typed, with each score computed from its vector. */
export function writtenFrom(fields: z.infer<typeof writtenFields>): WrittenAdvisory {
  const { vulnerabilities, sourceUrl, ...rest } = fields;
  return {
    title: rest.title,
    publisher: rest.publisher,
    trackingId: rest.trackingId,
    sourceUrl: sourceUrl ?? "",
    publishedOn: rest.publishedOn,
    tlp: rest.tlp,
    vulnerabilities: vulnerabilities.map(({ vector: typed, ...each }) => ({
      ...each,
      score: typed === "" ? null : scoreVector(typed),
    })),
    products: rest.products,
    advice: rest.advice,
  };
}
