import type { CvssVersion, Note, Vulnerability } from "../advisories/advisory";
import { denies } from "../advisories/kev-findings";
import type { Automatable, ExploitationValue } from "./values";

/** One input of a priority: what it counts as, whether that is known, and the facts behind it. */
export type Input<Value extends string> = Readonly<{
  value: Value;
  /** False: nothing is known, and it counts as the worst. */
  known: boolean;
  because: readonly string[];
}>;

/** What an advisory and the KEV catalogue say of an incident's vulnerabilities, whatever the system. */
export type Threat = Readonly<{ exploitation: Input<ExploitationValue>; automatable: Input<Automatable> }>;

/** The part of an advisory a threat is read from. */
export type Threatening = Readonly<{
  /** With the scores that count now. */
  vulnerabilities: readonly Pick<Vulnerability, "cve" | "scores" | "statements" | "notes">[];
  notes: readonly Note[];
}>;

/** The CVEs of the advisory that the catalogue in force lists; null: no catalogue was loaded. */
export type Listed = Readonly<{ version: string; cves: readonly string[] }> | null;

/** Reads how the vulnerabilities are exploited and whether an attack can be automated; the unknown counts as the worst. */
export function threatOf(advisory: Threatening, kev: Listed): Threat {
  return { exploitation: exploitation(advisory, kev), automatable: automatable(advisory) };
}

// "Exploits that target these vulnerabilities are publicly available", "public exploits exist", "a proof-of-concept was published".
const published = [
  /\bexploits?\b.*\b(?:is|are|was|were|been)\b.*\bpublic(?:ly)?\b/i,
  /\bpublic(?:ly)?(?:[\s-]+(?:available|known|released))?[\s-]+(?:proof[\s-]of[\s-]concept[\s-]+)?exploits?\b(?!\w)/i,
  /\bproof[\s-]of[\s-]concept\b.*\b(?:exists?|available|published|released|public)\b/i,
];
const attacked =
  /\bactively[\s-]+exploited\b|\bexploited[\s-]+in[\s-]+the[\s-]+wild\b|\bactive[\s-]+exploitation\b/i;
const negated = /\b(?:no|not|none|never|without|unaware)\b/i;

const sentencesOf = ({ vulnerabilities, notes }: Threatening): readonly string[] =>
  [
    ...notes.map((note) => note.text),
    ...vulnerabilities.flatMap((each) => [
      ...each.notes.map((note) => note.text),
      ...each.statements.filter(({ kind }) => kind === "threat").map(({ text }) => text),
    ]),
  ].flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/));

const affirms = (sentence: string) => !negated.test(sentence) && !denies(sentence);

function exploitation(advisory: Threatening, kev: Listed): Input<ExploitationValue> {
  const { vulnerabilities } = advisory;
  const said = sentencesOf(advisory).filter(affirms);
  const dated = vulnerabilities.flatMap((each) =>
    each.statements.filter(({ kind }) => kind === "exploitation"),
  );
  const active = [
    ...(kev?.cves ?? []).map((cve) => `${cve} is in the KEV catalogue ${kev?.version}.`),
    ...dated
      .slice(0, 1)
      .map(({ text }) => `The advisory says that it is exploited since ${text || "a day it does not name"}.`),
    ...said
      .filter((each) => attacked.test(each))
      .slice(0, 1)
      .map(quoted),
  ];
  if (active.length > 0) return { value: "active", known: true, because: active };
  const public_ = said
    .filter((each) => published.some((pattern) => pattern.test(each)))
    .slice(0, 1)
    .map(quoted);
  const blind = unseen(advisory, kev);
  if (blind !== null) return { value: "active", known: false, because: [...public_, blind] };
  const silent = `None of its CVEs is in the KEV catalogue ${kev?.version}.`;
  if (public_.length > 0) return { value: "public-poc", known: true, because: [...public_, silent] };
  return { value: "none", known: true, because: [silent, "The advisory names no public exploit."] };
}

const quoted = (sentence: string): string => `The advisory says: “${sentence.trim()}”`;

/** Why nobody can say that it is not exploited; null where the catalogue was asked about all of it. */
function unseen({ vulnerabilities }: Threatening, kev: Listed): string | null {
  if (kev === null) {
    return "No KEV catalogue is loaded: whether it is exploited is unknown, which counts as active.";
  }
  const nameless = vulnerabilities.length === 0 || vulnerabilities.some(({ cve }) => cve === null);
  return nameless
    ? "A vulnerability has no CVE, by which alone the catalogue knows it: unknown, which counts as active."
    : null;
}

/** What a vector says of the way of an attack; the metrics differ by version. */
const selfRunning: Readonly<Record<CvssVersion, readonly string[]>> = {
  // CVSS 2.0 does not know interaction: what needs none is not told from what does, so it counts as needing none.
  "2.0": ["AV:N", "Au:N"],
  "3.0": ["AV:N", "PR:N", "UI:N"],
  "3.1": ["AV:N", "PR:N", "UI:N"],
  "4.0": ["AV:N", "PR:N", "UI:N"],
};

function automatable({ vulnerabilities }: Threatening): Input<Automatable> {
  const scored = vulnerabilities.flatMap(({ cve, scores }) =>
    scores.flatMap(({ version, vector }) => (vector === null ? [] : [{ cve, version, vector }])),
  );
  const runs = scored.find(({ version, vector }) => {
    const given = vector.split("/");
    return selfRunning[version].every((metric) => given.includes(metric));
  });
  if (runs) {
    const because = `${runs.cve ?? "A vulnerability"} is attacked over the network, without privileges or interaction (${runs.vector}).`;
    return { value: "yes", known: true, because: [because] };
  }
  const unscored =
    vulnerabilities.length === 0 ||
    vulnerabilities.some(({ scores }) => scores.every(({ vector }) => vector === null));
  if (unscored) {
    return {
      value: "yes",
      known: false,
      because: ["A vulnerability has no CVSS vector: unknown, which counts as automatable."],
    };
  }
  const because = "Every CVSS vector asks for a place nearer than the network, privileges or interaction.";
  return { value: "no", known: true, because: [because] };
}
