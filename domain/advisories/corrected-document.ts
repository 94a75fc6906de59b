import type { Annotation, EffectiveAdvisory } from "./annotation";
import { correctedTree } from "./corrected-tree";
import { withAdvice, withCorrectedScores, withRulings } from "./corrected-vulnerabilities";
import { describeCorrection } from "./correction-words";
import { currentAnnotations } from "./corrections";
import { isObject, type Json, object } from "./json";

/** Where a corrected copy comes from: this portal's own address, by which what it publishes is named. */
type Deriving = Readonly<{ namespace: string }>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

type Derived = Readonly<{
  original: Json;
  advisory: EffectiveAdvisory;
  corrections: readonly Annotation[];
}>;

const isWhole = /^\d+$/;

/** The next number in the form the document uses: "4" after "3", "1.3.0" after "1.2.9". */
function nextVersion(numbers: readonly string[]): string {
  if (numbers.every((each) => isWhole.test(each))) return String(Math.max(0, ...numbers.map(Number)) + 1);
  const parts = numbers.map((each) => each.split(/[-+]/)[0]?.split(".").map(Number) ?? []);
  const [major = 0, minor = 0] = parts.reduce(
    (most, each) => (compare(each, most) > 0 ? each : most),
    [0, 0],
  );
  return `${major}.${minor + 1}.0`;
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);

const countOf = (corrections: readonly Annotation[]): string =>
  corrections.length === 1 ? "1 correction" : `${corrections.length} corrections`;

/** The time of the last correction, or the document's own when that is later: the same copy for the same corrections. */
function latest({ advisory, corrections }: Derived): string {
  const own = Date.parse(advisory.reading.currentReleaseDate);
  const times = corrections.map((each) => each.at.getTime());
  return new Date(Math.max(Number.isNaN(own) ? 0 : own, ...times)).toISOString();
}

function trackingOf(derived: Derived): Json {
  const { original, advisory, corrections } = derived;
  const tracking = object(object(original.document).tracking);
  const { reading } = advisory;
  const at = latest(derived);
  const number = nextVersion([reading.version, ...reading.revisionHistory.map((each) => each.number)]);
  const summary = `Corrected copy with ${countOf(corrections)}, made by its user and not by ${reading.publisher.name}; each is marked in the notes.`;
  const { aliases: _aliases, ...rest } = tracking;
  return {
    ...rest,
    id: `${reading.trackingId}-corrected`,
    aliases: [reading.trackingId],
    version: number,
    current_release_date: at,
    generator: { date: at, engine: { name: "Isocenter" } },
    revision_history: [...list(tracking.revision_history), { date: at, number, summary }],
  };
}

function publisherOf({ advisory: { reading } }: Derived, namespace: string): Json {
  return {
    category: "user",
    name: `User's corrected copy of a document by ${reading.publisher.name}`,
    namespace,
    issuing_authority: `None from ${reading.publisher.name}: this copy was corrected by a user of the named products for their own work.`,
  };
}

const warning = ({ advisory: { reading } }: Derived): string =>
  `This is a corrected copy. ${reading.publisher.name} (${reading.publisher.namespace}) published ${reading.trackingId}, version ${reading.version}, and not this copy.`;

/** A copy points to the publisher's pages as to pages of another. */
const referencesOf = ({ original }: Derived): readonly Json[] =>
  list(object(original.document).references).map((each) =>
    each.category === "self" ? { ...each, category: "external" } : each,
  );

function documentOf(derived: Derived, namespace: string): Json {
  const document = object(derived.original.document);
  const { advisory, corrections } = derived;
  const distribution = object(document.distribution);
  const text = [warning(derived), advisory.reading.distribution ?? ""]
    .filter((each) => each !== "")
    .join("\n\n");
  const references = referencesOf(derived);
  const { references: _references, ...rest } = document;
  return {
    ...rest,
    category: "csaf_base",
    title: `${advisory.reading.title} (corrected copy, not by the publisher)`,
    publisher: publisherOf(derived, namespace),
    distribution: { ...distribution, text },
    notes: [
      { category: "legal_disclaimer", title: "Corrected copy", text: warning(derived) },
      ...corrections.map((each, index) => ({
        category: "other",
        title: `Correction ${index + 1} of ${corrections.length}`,
        text: describeCorrection(each, advisory),
      })),
      ...list(document.notes),
    ],
    ...(references.length > 0 && { references }),
    tracking: trackingOf(derived),
  };
}

/**
 * A valid CSAF document of what counts now: the document as received with its corrections applied, and each marked in a note with its
 * author, reason and source. Its publisher, title and distribution say that it is a copy and whose it is not (CSAF 2.0, sections
 * 3.2.1.5 and 3.2.1.8); its own id, in the user's namespace, never stands for the publisher's.
 */
export function correctedDocument(
  original: unknown,
  advisory: EffectiveAdvisory,
  annotations: readonly Annotation[],
  { namespace }: Deriving,
): Json {
  const whole = object(original);
  const derived: Derived = { original: whole, advisory, corrections: currentAnnotations(annotations) };
  const vulnerabilities = list(whole.vulnerabilities).map((each, index) =>
    withAdvice(withRulings(withCorrectedScores(each, advisory, index), advisory), advisory),
  );
  return {
    ...whole,
    ...(isObject(whole.product_tree) && { product_tree: correctedTree(whole.product_tree, advisory) }),
    document: documentOf(derived, namespace),
    ...(vulnerabilities.length > 0 && { vulnerabilities }),
  };
}
