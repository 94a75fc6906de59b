import type { Statement } from "./advisory";
import { type Json, object, objects, text, textOrNull } from "./json";
import { type Groups, productsOf, spelledOut } from "./product-groups";

type Reader = (entry: Json) => Readonly<{ label: string; text: string }>;

const readers: Readonly<Record<string, Readonly<{ kind: Statement["kind"]; read: Reader }>>> = {
  threats: {
    kind: "threat",
    read: (entry) => ({ label: text(entry.category), text: text(entry.details) }),
  },
  flags: { kind: "flag", read: (entry) => ({ label: text(entry.label), text: "" }) },
  involvements: {
    kind: "involvement",
    read: (entry) => ({
      label: `${text(entry.party)} ${text(entry.status)}`.trim(),
      text: text(entry.summary),
    }),
  },
  first_known_exploitation_dates: {
    kind: "exploitation",
    read: (entry) => ({ label: "exploited", text: text(entry.exploitation_date) }),
  },
};

/** EPSS and SSVC of CSAF 2.1, in words; the scores beside them are read elsewhere. */
function metricsOf(value: Json): readonly Readonly<{ label: string; text: string; date: string | null }>[] {
  const { epss, ssvc_v1: ssvc } = object(value.content);
  const chance = object(epss);
  const choice = object(ssvc);
  const said = [
    {
      label: "EPSS",
      text: `probability ${text(chance.probability)}, percentile ${text(chance.percentile)}`,
      date: textOrNull(chance.timestamp),
      given: epss !== undefined,
    },
    {
      label: "SSVC",
      text: selections(choice),
      date: textOrNull(choice.timestamp),
      given: ssvc !== undefined,
    },
  ];
  return said.flatMap(({ given, ...each }) => (given ? [each] : []));
}

const selections = (choice: Json): string =>
  objects(choice.selections, "")
    .map(({ value }) => {
      const values = Array.isArray(value.values) ? value.values.map(text).join(" or ") : "";
      return `${text(value.name)}: ${values}`;
    })
    .join(", ");

/** Threats, flags, involvements, known exploitations and metrics of one vulnerability, each with the products it is about. */
export function readStatements(vulnerability: Json, path: string, groups: Groups): readonly Statement[] {
  const listed = Object.entries(readers).flatMap(([member, { kind, read }]) =>
    objects(vulnerability[member], `${path}/${member}`).map(({ value, path: at }) => ({
      kind,
      ...read(value),
      date: textOrNull(value.date),
      productIds: productsOf(value, groups),
      path: at,
    })),
  );
  const metrics = objects(vulnerability.metrics, `${path}/metrics`).flatMap(({ value, path: at }) =>
    metricsOf(value).map((each) => ({
      kind: "metric" as const,
      ...each,
      productIds: spelledOut(value.products, groups),
      path: at,
    })),
  );
  return [...listed, ...metrics];
}
