/** One fault of a document against its schema: where, and what is wrong there in plain words. */
export type DocumentFault = Readonly<{ path: string; sentence: string }>;

/** What a schema checker reports (the shape of Ajv's errors). */
export type SchemaFault = Readonly<{
  instancePath: string;
  keyword: string;
  message: string;
  params: Readonly<Record<string, unknown>>;
}>;

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const types: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
};

const sentences: Readonly<Record<string, (params: SchemaFault["params"]) => string>> = {
  minLength: () => "The text is empty.",
  minItems: () => "The list is empty.",
  minProperties: () => "The object is empty.",
  required: (params) => `“${shown(params.missingProperty)}” is missing.`,
  type: (params) => `This must be ${types[shown(params.type)] ?? shown(params.type)}.`,
  enum: (params) =>
    `This must be one of: ${Array.isArray(params.allowedValues) ? params.allowedValues.map(shown).join(", ") : ""}.`,
  const: (params) => `This must be “${shown(params.allowedValue)}”.`,
  pattern: (params) => `This does not have the form ${shown(params.pattern)}.`,
  format: (params) => `This is not a valid ${shown(params.format)}.`,
  uniqueItems: () => "The list holds the same entry twice.",
  additionalProperties: (params) => `“${shown(params.additionalProperty)}” is not known here.`,
  minimum: (params) => `The number must be at least ${shown(params.limit)}.`,
  maximum: (params) => `The number must be at most ${shown(params.limit)}.`,
};

/** Branch keywords only repeat what the faults below them say. */
const branching: ReadonlySet<string> = new Set(["anyOf", "oneOf", "allOf", "if", "not"]);

const capped = 20;

/** The first twenty distinct faults in words, and how many more there are. */
export function describeFaults(
  faults: readonly SchemaFault[],
): Readonly<{ faults: readonly DocumentFault[]; more: number }> {
  const own = faults.filter((fault) => !branching.has(fault.keyword));
  const told = new Map<string, DocumentFault>();
  for (const fault of own.length > 0 ? own : faults) {
    const sentence = sentences[fault.keyword]?.(fault.params) ?? `This ${fault.message}.`;
    const path = fault.instancePath === "" ? "/" : fault.instancePath;
    told.set(`${path} ${sentence}`, { path, sentence });
  }
  const all = [...told.values()];
  return { faults: all.slice(0, capped), more: Math.max(0, all.length - capped) };
}
