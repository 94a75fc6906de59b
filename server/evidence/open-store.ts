import "server-only";
import { env } from "@/lib/env";
import { readS3Settings, type S3Settings } from "@/lib/store-settings";
import { localStore } from "./local-store";
import { s3Client } from "./s3-client";
import { s3Store } from "./s3-store";
import type { EvidenceStore } from "./store";

let opened: EvidenceStore | undefined;

/** The store of this portal, as configured. */
export function evidenceStore(): EvidenceStore {
  const { DATA_DIR, DEMO, EVIDENCE_DIR } = env();
  // A bucket is of the database that serves: the demo would sweep from it what only that one knows.
  opened ??= storeAt(DEMO ? null : readS3Settings(env()), EVIDENCE_DIR ?? `${DATA_DIR}/evidence`, DATA_DIR);
  return opened;
}

/** The store in a bucket, where one is configured, else the one in a folder. */
export const storeAt = (settings: S3Settings | null, evidenceDir: string, dataDir: string): EvidenceStore =>
  settings
    ? s3Store({ client: s3Client(settings), bucket: settings.bucket, spoolFolder: `${dataDir}/spool` })
    : localStore(evidenceDir);
