import type { AdvisoryReading, Vulnerability } from "./advisory";

const vulnerabilityDefaults = {
  ids: [],
  statements: [],
  acknowledgments: [],
  discoveredOn: null,
  releasedOn: null,
} as const;
const remediationDefaults = { date: null, entitlements: [], restart: null } as const;
const productDefaults = { qualifiers: [], parts: [], reaches: null } as const;
const readingDefaults = {
  distribution: null,
  aggregateSeverity: null,
  acknowledgments: [],
  unread: [],
} as const;

const noteOf = (note: AdvisoryReading["notes"][number]): AdvisoryReading["notes"][number] => ({
  ...note,
  productIds: note.productIds ?? [],
});

const vulnerabilityOf = (stored: Vulnerability): Vulnerability => ({
  ...vulnerabilityDefaults,
  ...stored,
  status: { ...stored.status, unknown: stored.status.unknown ?? [] },
  remediations: stored.remediations.map((each) => ({ ...remediationDefaults, ...each })),
  notes: stored.notes.map(noteOf),
});

/** A reading as it was stored, by an earlier version of the portal too: what that one did not read is empty. */
export const storedReading = (stored: AdvisoryReading): AdvisoryReading => ({
  ...readingDefaults,
  ...stored,
  notes: stored.notes.map(noteOf),
  products: stored.products.map((each) => ({ ...productDefaults, ...each })),
  vulnerabilities: stored.vulnerabilities.map(vulnerabilityOf),
});
