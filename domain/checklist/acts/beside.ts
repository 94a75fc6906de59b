import { applyChanges } from "../apply";
import { readCase } from "../case";
import type { Change } from "../change";
import type { Facts } from "../facts";
import type { Deed, Moment } from "../moment";
import type { Template } from "../template";
import { voidAll, voidChanged } from "./finish";
import { nothing } from "./writing";

/**
 * What an act on one incident of a system takes from another's: a report voids its signatures, and a move those that
 * were given on where the system was. The cause names the incident that acted.
 */
export function voidedBeside(
  template: Template,
  facts: Facts,
  from: Readonly<{ key: string; changes: readonly Change[] }>,
  moment: Moment,
): Deed {
  if (facts.incident.closed) return nothing;
  const on = readCase(template, applyChanges(facts, movesOf(from.changes)), moment);
  const report = from.changes.find((change) => "add" in change && change.add === "report");
  if (report) return voidAll(on, `a worse state was reported on ${from.key}`, moment);
  return movesOf(from.changes).length > 0 ? voidChanged(on, moment, ` by ${from.key}`) : nothing;
}

/** Where the system stands is a fact of all its incidents. */
export const movesOf = (changes: readonly Change[]): readonly Change[] =>
  changes.filter((change) => "add" in change && change.add === "network");
