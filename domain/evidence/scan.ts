/** Where a file stands with the malware scanner; where none is configured, nothing is said of malware at all. */
export const scanStates = ["not-configured", "pending", "clean", "infected"] as const;
export type ScanState = (typeof scanStates)[number];

/** What a scanner answered of a file; pending: it was not reached, or did not scan the file to its end. */
export type ScanOutcome = Readonly<{ state: ScanState; told: string | null }>;

/** Whether a file of this state may be given out and counts as evidence. A file that waits does neither: nobody knows what it is. */
export const isScanned = (state: ScanState): boolean => state === "not-configured" || state === "clean";
