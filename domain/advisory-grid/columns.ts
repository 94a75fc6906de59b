import { type Phase, phases } from "../checklist/template";
import { cellLetters } from "./cells";

/** A step of a checklist, as far as a column needs it. */
export type ColumnStep = Readonly<{ key: string; title: string; phase: Phase }>;

/** The steps of one checklist in its order. */
export type ColumnTemplate = Readonly<{ steps: readonly ColumnStep[] }>;

/**
 * The columns that the rows of several checklists share: one for each step key, by phase. Within a phase each checklist's order is
 * kept as far as the ones before it leave it; where two call a step otherwise, the first names it.
 */
export function columnsOf(templates: readonly ColumnTemplate[]): readonly ColumnStep[] {
  const columns: ColumnStep[] = [];
  for (const { steps } of templates) {
    let before: string | null = null;
    for (const step of steps.toSorted((one, other) => phaseAt(one) - phaseAt(other))) {
      if (!columns.some(({ key }) => key === step.key)) columns.splice(placeAfter(columns, before), 0, step);
      before = step.key;
    }
  }
  return columns.toSorted((one, other) => phaseAt(one) - phaseAt(other));
}

const phaseAt = ({ phase }: ColumnStep): number => phases.indexOf(phase);

const placeAfter = (columns: readonly ColumnStep[], before: string | null): number =>
  columns.findIndex(({ key }) => key === before) + 1;

/** A phase and how many columns it spans. */
export type PhaseSpan = Readonly<{ phase: Phase; columns: number }>;

/** The phases above the columns; one without a column is left out. */
export const phaseSpans = (columns: readonly ColumnStep[]): readonly PhaseSpan[] =>
  phases
    .map((phase) => ({ phase, columns: columns.filter((each) => each.phase === phase).length }))
    .filter((span) => span.columns > 0);

/**
 * Puts the letters of rows, each in the order of its own checklist, under the columns; a step a row's checklist lacks is told to be
 * absent. Rows of one checklist share their order, so that it is worked out once.
 */
export function aligner(columns: readonly ColumnStep[]) {
  const known = new Map<string, readonly number[]>();
  return (keys: string, letters: string): string => {
    const places = known.get(keys) ?? placesOf(columns, keys.split(" "));
    known.set(keys, places);
    return places.map((at) => letters[at] ?? cellLetters.absent).join("");
  };
}

const placesOf = (columns: readonly ColumnStep[], keys: readonly string[]): readonly number[] =>
  columns.map(({ key }) => keys.indexOf(key));
