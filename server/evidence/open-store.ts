import "server-only";
import { env } from "@/lib/env";
import { localStore } from "./local-store";
import type { EvidenceStore } from "./store";

let opened: EvidenceStore | undefined;

/** The store of this portal, as configured. */
export function evidenceStore(): EvidenceStore {
  const { DATA_DIR, EVIDENCE_DIR } = env();
  opened ??= localStore(EVIDENCE_DIR ?? `${DATA_DIR}/evidence`);
  return opened;
}
