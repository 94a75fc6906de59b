import {
  type CvssVersion,
  type Note,
  type Reference,
  type Remediation,
  type Score,
  type StatusKind,
  statusKinds,
  type Vulnerability,
} from "./advisory";
import { type Json, numberOrNull, object, objects, text, textOrNull, texts } from "./json";

export type Groups = ReadonlyMap<string, readonly string[]>;

export const readNotes = (value: unknown, path: string): readonly Note[] =>
  objects(value, path).map(({ value: note, path: at }) => ({
    category: text(note.category),
    title: textOrNull(note.title),
    text: text(note.text),
    path: `${at}/text`,
  }));

export const readReferences = (value: unknown): readonly Reference[] =>
  objects(value, "").map(({ value: each }) => ({
    category: textOrNull(each.category),
    summary: text(each.summary),
    url: text(each.url),
  }));

const versions: ReadonlyMap<string, CvssVersion> = new Map([
  ["2.0", "2.0"],
  ["3.0", "3.0"],
  ["3.1", "3.1"],
  ["4.0", "4.0"],
]);

function readScore(cvss: Json, fallback: CvssVersion, productIds: readonly string[], path: string): Score {
  return {
    version: versions.get(text(cvss.version)) ?? fallback,
    vector: textOrNull(cvss.vectorString),
    baseScore: numberOrNull(cvss.baseScore),
    severity: textOrNull(cvss.baseSeverity),
    productIds,
    path,
  };
}

const kinds: readonly (readonly [field: string, fallback: CvssVersion])[] = [
  ["cvss_v2", "2.0"],
  ["cvss_v3", "3.1"],
  ["cvss_v4", "4.0"],
];

/** Scores of CSAF 2.0 (`scores`) and of 2.1 (`metrics`, whose content holds the score). */
function readScores(vulnerability: Json, path: string): readonly Score[] {
  const given = [
    ...objects(vulnerability.scores, `${path}/scores`).map((each) => ({ ...each, scores: each.value })),
    ...objects(vulnerability.metrics, `${path}/metrics`).map((each) => ({
      ...each,
      scores: object(each.value.content),
    })),
  ];
  return given.flatMap(({ value, scores, path: at }) =>
    kinds.flatMap(([field, fallback]) =>
      scores[field] === undefined
        ? []
        : [readScore(object(scores[field]), fallback, texts(value.products), `${at}/${field}`)],
    ),
  );
}

const readRemediations = (value: unknown, path: string, groups: Groups): readonly Remediation[] =>
  objects(value, path).map(({ value: each, path: at }) => {
    const grouped = texts(each.group_ids).flatMap((group) => groups.get(group) ?? []);
    return {
      category: text(each.category),
      details: text(each.details),
      productIds: [...new Set([...texts(each.product_ids), ...grouped])],
      url: textOrNull(each.url),
      path: at,
    };
  });

function readStatus(value: unknown): Readonly<Record<StatusKind, readonly string[]>> {
  const given = object(value);
  const empty: Record<StatusKind, readonly string[]> = {
    first_affected: [],
    first_fixed: [],
    fixed: [],
    known_affected: [],
    known_not_affected: [],
    last_affected: [],
    recommended: [],
    under_investigation: [],
  };
  for (const kind of statusKinds) empty[kind] = texts(given[kind]);
  return empty;
}

function readCwe(vulnerability: Json): Vulnerability["cwe"] {
  const [first] = objects(vulnerability.cwes, "");
  const cwe = object(vulnerability.cwe ?? first?.value);
  return cwe.id === undefined ? null : { id: text(cwe.id), name: text(cwe.name) };
}

function summaryOf(notes: readonly Note[]): string | null {
  const note =
    notes.find((each) => each.category === "summary") ??
    notes.find((each) => each.category === "description");
  return note?.text ?? null;
}

/** The vulnerabilities of a document as given, with groups of products spelled out. */
export function readVulnerabilities(value: unknown, groups: Groups): readonly Vulnerability[] {
  return objects(value, "/vulnerabilities").map(({ value: each, path }) => {
    const notes = readNotes(each.notes, `${path}/notes`);
    return {
      cve: textOrNull(each.cve),
      title: textOrNull(each.title),
      cwe: readCwe(each),
      summary: summaryOf(notes),
      scores: readScores(each, path),
      status: readStatus(each.product_status),
      remediations: readRemediations(each.remediations, `${path}/remediations`, groups),
      notes,
      references: readReferences(each.references),
      path,
    };
  });
}
