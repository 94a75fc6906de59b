import { z } from "zod";

/** Where bytes are kept with an S3-compatible service, as the environment says it. */
export type S3Settings = Readonly<{
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  allowPrivate: boolean;
}>;

const text = z.string().min(1);

/** Without an endpoint the bytes are in a folder; with one, bucket and keys are asked for too. */
export const s3Variables = {
  EVIDENCE_S3_ENDPOINT: z.url("is the address of the service, such as https://s3.example.org").optional(),
  EVIDENCE_S3_BUCKET: text.optional(),
  EVIDENCE_S3_REGION: text.default("us-east-1"),
  EVIDENCE_S3_ACCESS_KEY_ID: text.optional(),
  EVIDENCE_S3_SECRET_ACCESS_KEY: text.optional(),
  EVIDENCE_S3_ALLOW_PRIVATE: z.enum(["0", "1"]).default("0"),
};

type Variables = z.infer<z.ZodObject<typeof s3Variables>>;

/** The same from variables that nobody has read yet. */
export const s3SettingsFrom = (variables: unknown): S3Settings | null =>
  readS3Settings(z.object(s3Variables).parse(variables));

/** The settings of the service; null: none is configured. Throws where something is missing. */
export function readS3Settings(given: Variables): S3Settings | null {
  if (!given.EVIDENCE_S3_ENDPOINT) return null;
  const needed = (
    name: "EVIDENCE_S3_BUCKET" | "EVIDENCE_S3_ACCESS_KEY_ID" | "EVIDENCE_S3_SECRET_ACCESS_KEY",
  ) => {
    const value = given[name];
    if (!value)
      throw new Error(`The configuration is not usable. ${name} is missing beside EVIDENCE_S3_ENDPOINT`);
    return value;
  };
  return {
    endpoint: given.EVIDENCE_S3_ENDPOINT,
    bucket: needed("EVIDENCE_S3_BUCKET"),
    region: given.EVIDENCE_S3_REGION,
    accessKeyId: needed("EVIDENCE_S3_ACCESS_KEY_ID"),
    secretAccessKey: needed("EVIDENCE_S3_SECRET_ACCESS_KEY"),
    allowPrivate: given.EVIDENCE_S3_ALLOW_PRIVATE === "1",
  };
}
