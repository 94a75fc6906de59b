import { z } from "zod";
import { s3Variables } from "./store-settings";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const shape = z.object({
  DATABASE_URL: z.string().min(1, "names the PostgreSQL database to serve from"),
  APP_URL: z.url("is the address people open, such as https://isocenter.example"),
  AUTH_SECRET: z.string().min(32, "is a secret of 32 characters or more"),
  DATA_DIR: z.string().default(".data"),
  EVIDENCE_DIR: z.string().optional(),
  ...s3Variables,
  EVIDENCE_MAX_MB: z.coerce.number().int().positive().default(200),
  /** The malware scanner (clamd): a socket of this machine, or a host. Without either nothing is scanned. */
  CLAMD_SOCKET: z.string().min(1).optional(),
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
  DEMO: flag,
  /** Serves the bare page that the bench measures the others against. */
  BENCH: flag,
});

export type Env = z.infer<typeof shape>;
let known: Env | undefined;

/** The configuration, read and checked once; throws one error that names each fault. */
export function env(): Env {
  if (known) return known;
  const read = shape.safeParse(process.env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is not usable. ${faults.join("; ")}`);
  }
  known = read.data;
  return known;
}

/** Whether this is a developer's server, with its looser content policy. */
export const isDevelopment = process.env.NODE_ENV === "development";
