import type { AdvisoryEvents } from "../advisories/events";
import { because, code, counted, ended, type Sentence, strong, type Teller } from "../incidents/telling";
import { aliasKindNames, meansInWords, readAliasKind } from "./alias-words";

type AliasEventData = Pick<AdvisoryEvents, "alias.added" | "alias.ended">;
type AliasEvent = {
  [Type in keyof AliasEventData]: Readonly<{ type: Type; data: AliasEventData[Type] }>;
}[keyof AliasEventData];

/** The kinds of event by which the alias table changes. */
export const aliasEventTypes = [
  "alias.added",
  "alias.ended",
] as const satisfies readonly (keyof AliasEventData)[];

function asAliasEvent(row: Readonly<{ type: string; data: unknown }>): AliasEvent | null {
  // Safe because the log is written only by the door, which takes nothing but these pairs of type and data.
  return aliasEventTypes.some((type) => type === row.type) ? (row as AliasEvent) : null;
}

/**
 * A change of the alias table as a sentence; null for any other event. How many matches it changed is told only to those who see the
 * systems of every site.
 */
export function tellAliasEvent(
  row: Readonly<{ type: string; data: unknown }>,
  { who, seesAll }: Pick<Teller, "who"> & Readonly<{ seesAll: boolean }>,
): Sentence | null {
  const event = asAliasEvent(row);
  if (event === null) return null;
  const { text, reason, changed, recheck } = event.data;
  const kind = readAliasKind(event.data.kind);
  const means = kind === null ? event.data.means : meansInWords({ kind, means: event.data.means });
  const about = kind === null ? "" : ` (${aliasKindNames[kind].toLowerCase()})`;
  const again = recheck === 0 ? "" : `, ${recheck} to be checked again`;
  const matches = seesAll ? `; ${counted(changed, "match", "matches")} changed${again}` : "";
  const did =
    event.type === "alias.added"
      ? [" added ", code(text), ` as another name of ${means}${about}`]
      : [" ended ", code(text), ` as another name of ${means}${about}`];
  return ended([strong(who), ...did, `${matches}${because(reason)}`]);
}
