type SchemaFault = Readonly<{
  instancePath: string;
  keyword: string;
  message: string;
  params: Readonly<Record<string, unknown>>;
}>;
type SchemaCheck = (document: unknown) => Readonly<{ isValid: boolean; errors: readonly SchemaFault[] }>;

declare module "@secvisogram/csaf-validator-lib/lib/schemaTests/csaf_2_0.js" {
  const check: SchemaCheck;
  export default check;
}

declare module "@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests/csaf_2_1.js" {
  const check: SchemaCheck;
  export default check;
}
