import { formatDuration } from "@/lib/dates";
import type { Measure } from "./measure";
import { measures } from "./measure";
import type { AfterAction, ReportedPart } from "./report";

const verbs: Readonly<Record<Measure, string>> = {
  contain: "contained",
  remediate: "remediated",
  reconnect: "reconnected",
};

/** How the advisory went in a few sentences, what is not there yet in each of them. */
export function inSentence({ all, sites }: Pick<AfterAction<unknown>, "all" | "sites">): string {
  const { incidents, cancelled } = all;
  const first = `${incidents} ${incidents === 1 ? "incident" : "incidents"} at ${sites.length} ${sites.length === 1 ? "site" : "sites"}.`;
  const left =
    cancelled > 0 ? ` ${cancelled} cancelled ${cancelled === 1 ? "one is" : "ones are"} left out.` : "";
  return [first, ...measures.map((measure) => ofMeasure(all, measure))].join(" ") + left;
}

function ofMeasure(part: ReportedPart<unknown>, measure: Measure): string {
  const { counts, median } = part.measures[measure];
  const counting = counts.reached + counts.waiting;
  const verb = verbs[measure];
  if (counting === 0) return `None was to be ${verb}.`;
  const half = median === null ? "" : `, half of all within ${formatDuration(median)}`;
  const waiting = counts.waiting > 0 ? `, ${counts.waiting} of ${counting} not yet` : "";
  return `${counts.reached} of ${counting} ${verb}${half}${waiting}.`;
}
