import type { CvssVersion } from "./advisory";

/** A metric and the values it may have, as letters or words separated by a blank. */
type Metrics = Readonly<Record<string, string>>;
type Scheme = Readonly<{ prefix: string; base: Metrics; others: Metrics; anyOrder: boolean }>;

const impact3 = "N L H";
const base3: Metrics = {
  AV: "N A L P",
  AC: "L H",
  PR: "N L H",
  UI: "N R",
  S: "U C",
  C: impact3,
  I: impact3,
  A: impact3,
};
const others3: Metrics = {
  E: "X U P F H",
  RL: "X O T W U",
  RC: "X U R C",
  CR: "X L M H",
  IR: "X L M H",
  AR: "X L M H",
  MAV: "X N A L P",
  MAC: "X L H",
  MPR: "X N L H",
  MUI: "X N R",
  MS: "X U C",
  MC: "X N L H",
  MI: "X N L H",
  MA: "X N L H",
};

/** CVSS 2.0, 3.0, 3.1 and 4.0 (first.org), each with its metrics in the order of its vector string. */
const schemes: Readonly<Record<CvssVersion, Scheme>> = {
  "2.0": {
    prefix: "",
    base: { AV: "L A N", AC: "H M L", Au: "M S N", C: "N P C", I: "N P C", A: "N P C" },
    others: {
      E: "U POC F H ND",
      RL: "OF TF W U ND",
      RC: "UC UR C ND",
      CDP: "N L LM MH H ND",
      TD: "N L M H ND",
      CR: "L M H ND",
      IR: "L M H ND",
      AR: "L M H ND",
    },
    anyOrder: false,
  },
  "3.0": { prefix: "CVSS:3.0", base: base3, others: others3, anyOrder: true },
  "3.1": { prefix: "CVSS:3.1", base: base3, others: others3, anyOrder: true },
  "4.0": {
    prefix: "CVSS:4.0",
    base: {
      AV: "N A L P",
      AC: "L H",
      AT: "N P",
      PR: "N L H",
      UI: "N P A",
      VC: "H L N",
      VI: "H L N",
      VA: "H L N",
      SC: "H L N",
      SI: "H L N",
      SA: "H L N",
    },
    others: {
      E: "X A P U",
      CR: "X H M L",
      IR: "X H M L",
      AR: "X H M L",
      MAV: "X N A L P",
      MAC: "X L H",
      MAT: "X N P",
      MPR: "X N L H",
      MUI: "X N P A",
      MVC: "X H L N",
      MVI: "X H L N",
      MVA: "X H L N",
      MSC: "X H L N",
      MSI: "X S H L N",
      MSA: "X S H L N",
      S: "X N P",
      AU: "X N Y",
      R: "X A U I",
      V: "X D C",
      RE: "X L M H",
      U: "X Clear Green Amber Red",
    },
    anyOrder: false,
  },
};

/** A vector taken apart: the part its base score follows from, or what is wrong with it. */
export type ParsedVector = Readonly<{ ok: true; base: string }> | Readonly<{ ok: false; fault: string }>;

const no = (fault: string): ParsedVector => ({ ok: false, fault });

/** Parses a CVSS vector strictly: the prefix of its version, every base metric, none twice, no unknown metric or value, its order. */
export function parseVector(version: CvssVersion, vector: string): ParsedVector {
  const { prefix, base, others, anyOrder } = schemes[version];
  const given = vector.split("/");
  if (prefix !== "" && given.shift() !== prefix) return no(`it does not begin with ${prefix}`);
  const metrics = { ...base, ...others };
  const values: Values = new Map();
  const broken = given.map((part) => takePart(part, metrics, values)).find((fault) => fault !== null);
  const fault = broken ?? wholeFault(values, Object.keys(base), anyOrder ? null : Object.keys(metrics));
  if (fault) return no(fault);
  const parts = Object.keys(base).map((metric) => `${metric}:${values.get(metric)}`);
  return { ok: true, base: [...(prefix === "" ? [] : [prefix]), ...parts].join("/") };
}

type Values = Map<string, string>;

/** Takes one part of a vector, or says what is wrong with it. */
function takePart(part: string, metrics: Metrics, values: Values): string | null {
  const [metric = "", value, more] = part.split(":");
  const known = Object.hasOwn(metrics, metric) ? metrics[metric]?.split(" ") : undefined;
  if (!known || value === undefined || more !== undefined) return `“${part}” is no metric of it`;
  if (!known.includes(value)) return `“${part}” is no value of ${metric}`;
  if (values.has(metric)) return `${metric} is given twice`;
  values.set(metric, value);
  return null;
}

/** What is wrong with a vector of right parts: base metrics that are missing, or another order than the one asked for. */
function wholeFault(values: Values, base: readonly string[], asked: readonly string[] | null): string | null {
  const missing = base.filter((metric) => !values.has(metric));
  if (missing.length > 0) return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing`;
  const order = asked?.filter((metric) => values.has(metric)) ?? [...values.keys()];
  return [...values.keys()].join() === order.join() ? null : "its metrics are not in their order";
}

/** The severity of a score: the scale of CVSS 3.0 and later; 2.0 has none of its own. */
export function severityOf(version: CvssVersion, score: number): string | null {
  if (version === "2.0") return null;
  if (score === 0) return "NONE";
  if (score < 4) return "LOW";
  if (score < 7) return "MEDIUM";
  return score < 9 ? "HIGH" : "CRITICAL";
}
