import type { CvssVersion, Note, Reference, Remediation, Score, StatusKind, Vulnerability } from "./advisory";
import { type Json, numberOrNull, object, objects, text, textOrNull, texts } from "./json";
import { type Groups, productsOf, spelledOut } from "./product-groups";
import { readStatements } from "./statements";

export const readNotes = (value: unknown, path: string, groups: Groups): readonly Note[] =>
  objects(value, path).map(({ value: note, path: at }) => ({
    category: text(note.category),
    title: textOrNull(note.title),
    text: text(note.text),
    productIds: productsOf(note, groups),
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
function readScores(vulnerability: Json, path: string, groups: Groups): readonly Score[] {
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
        : [readScore(object(scores[field]), fallback, spelledOut(value.products, groups), `${at}/${field}`)],
    ),
  );
}

const restartOf = (value: unknown): string | null => {
  const words = [text(object(value).category), text(object(value).details)].filter((each) => each !== "");
  return words.length === 0 ? null : words.join(": ");
};

const readRemediations = (value: unknown, path: string, groups: Groups): readonly Remediation[] =>
  objects(value, path).map(({ value: each, path: at }) => ({
    category: text(each.category),
    details: text(each.details),
    productIds: productsOf(each, groups),
    url: textOrNull(each.url),
    date: textOrNull(each.date),
    entitlements: texts(each.entitlements),
    restart: restartOf(each.restart_required),
    path: at,
  }));

/** The products of each status; an id of a group, which does not belong there, stands for its products. */
function readStatus(value: unknown, groups: Groups): Readonly<Record<StatusKind, readonly string[]>> {
  const given = object(value);
  const of = (kind: StatusKind): readonly string[] => spelledOut(given[kind], groups);
  return {
    first_affected: of("first_affected"),
    first_fixed: of("first_fixed"),
    fixed: of("fixed"),
    known_affected: of("known_affected"),
    known_not_affected: of("known_not_affected"),
    last_affected: of("last_affected"),
    recommended: of("recommended"),
    under_investigation: of("under_investigation"),
    unknown: of("unknown"),
  };
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

const readIds = (value: unknown): Vulnerability["ids"] =>
  objects(value, "").map(({ value: each }) => ({ system: text(each.system_name), text: text(each.text) }));

/** Who is thanked, one line for each entry. */
export const readAcknowledgments = (value: unknown): readonly string[] =>
  objects(value, "").map(({ value: each }) =>
    [...texts(each.names), text(each.organization), text(each.summary)]
      .filter((part) => part !== "")
      .join(", "),
  );

/** The vulnerabilities of a document as given, with groups of products spelled out. */
export function readVulnerabilities(value: unknown, groups: Groups): readonly Vulnerability[] {
  return objects(value, "/vulnerabilities").map(({ value: each, path }) => {
    const notes = readNotes(each.notes, `${path}/notes`, groups);
    return {
      cve: textOrNull(each.cve),
      ids: readIds(each.ids),
      title: textOrNull(each.title),
      cwe: readCwe(each),
      summary: summaryOf(notes),
      scores: readScores(each, path, groups),
      status: readStatus(each.product_status, groups),
      remediations: readRemediations(each.remediations, `${path}/remediations`, groups),
      statements: readStatements(each, path, groups),
      notes,
      references: readReferences(each.references),
      acknowledgments: readAcknowledgments(each.acknowledgments),
      discoveredOn: textOrNull(each.discovery_date),
      releasedOn: textOrNull(each.release_date ?? each.disclosure_date),
      path,
    };
  });
}
