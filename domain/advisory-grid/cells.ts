/** How one step of an incident stands in its cell of the grid. */
export const cellStates = [
  "verified",
  "done",
  "waits",
  "questioned",
  "returned",
  "cannot",
  "next",
  "locked",
  "undetermined",
  "not-applicable",
  "lapsed",
  "left",
  "absent",
] as const;
export type CellState = (typeof cellStates)[number];

/** A cell: the state of its step, and whether the step's due time has passed while it does not count. */
export type Cell = Readonly<{ state: CellState; overdue: boolean }>;

/** The letter each state is stored and sent as; a capital one is overdue. */
export const cellLetters: Readonly<Record<CellState, string>> = {
  verified: "v",
  done: "d",
  waits: "w",
  questioned: "q",
  returned: "r",
  cannot: "c",
  next: "n",
  locked: "l",
  undetermined: "u",
  "not-applicable": "x",
  lapsed: "e",
  left: "z",
  absent: "-",
};

const byLetter = new Map(cellStates.map((state) => [cellLetters[state], state]));

/** Reads one letter; what is none of them is nothing this row's checklist has. */
export function cellOf(letter: string | undefined): Cell {
  if (letter === undefined) return { state: "absent", overdue: false };
  const state = byLetter.get(letter.toLowerCase()) ?? "absent";
  return { state, overdue: state !== "absent" && letter !== letter.toLowerCase() };
}

/** What each state means, in the words beside its sign. */
export const cellWords: Readonly<Record<CellState, string>> = {
  verified: "verified by another",
  done: "done",
  waits: "done, waits for a coordinator’s word",
  questioned: "in question",
  returned: "returned, to be done again",
  cannot: "could not be done",
  next: "can be done now",
  locked: "locked",
  undetermined: "depends on a decision that is not made yet",
  "not-applicable": "not applicable",
  lapsed: "answered, does not hold now",
  left: "not done when the incident ended",
  absent: "not in its checklist",
};

/** A cell in words, as it is read out. */
export const cellText = ({ state, overdue }: Cell): string =>
  overdue ? `${cellWords[state]}, overdue` : cellWords[state];
