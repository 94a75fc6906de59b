/** The stages an import goes through in the portal; each counts what it has really done. */
const importStages = ["read", "compared", "stored", "matched", "recorded"] as const;

/** How far an import has come: so many rows or systems of so many. */
export type ImportProgress = Readonly<{ stage: (typeof importStages)[number]; done: number; of: number }>;

const words: Readonly<Record<ImportProgress["stage"], string>> = {
  read: "Reading the file",
  compared: "Comparing the rows with the inventory",
  stored: "Storing the systems",
  matched: "Comparing the systems with every advisory",
  recorded: "Writing the event log",
};

/** A stage as it is told, with its count where it has one. */
export function tellProgress({ stage, done, of }: ImportProgress): string {
  return of === 0 ? `${words[stage]}.` : `${words[stage]}: ${done} of ${of}.`;
}
