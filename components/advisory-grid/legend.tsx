import { BareSign } from "@/components/ui/step-sign";
import { type CellState, cellOf, cellStates, cellWords } from "@/domain/advisory-grid/cells";
import { signOfCell } from "./signs";

/** The signs that stand in the rows, each with its words. */
export function Legend({ cells }: Readonly<{ cells: readonly string[] }>) {
  const found = new Set<CellState>();
  let overdue = false;
  let nextOverdue = false;
  for (const letters of new Set(cells)) {
    for (const letter of letters) {
      const cell = cellOf(letter);
      found.add(cell.state);
      overdue ||= cell.overdue;
      nextOverdue ||= cell.overdue && cell.state === "next";
    }
  }
  const shown = cellStates.filter((state) => found.has(state));
  return (
    <ul aria-label="What the signs mean" className="flex flex-wrap gap-x-5 gap-y-1.5 text-meta text-ink-2">
      {shown.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <BareSign state={signOfCell({ state, overdue: false })} />
          {cellWords[state]}
        </li>
      ))}
      {nextOverdue && (
        <li className="inline-flex items-center gap-1.5">
          <BareSign state={signOfCell({ state: "next", overdue: true })} />
          {cellWords.next}, and overdue
        </li>
      )}
      {overdue && (
        <li className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="grid-overdue size-5" />
          its due time has passed
        </li>
      )}
    </ul>
  );
}
