import type { StepSignState } from "@/components/ui/step-sign";
import type { Cell, CellState } from "@/domain/advisory-grid/cells";

const signs: Readonly<Record<CellState, StepSignState>> = {
  verified: "verified",
  done: "done",
  waits: "waits",
  questioned: "questioned",
  returned: "returned",
  cannot: "cannot",
  next: "open",
  locked: "locked",
  undetermined: "undetermined",
  "not-applicable": "not-applicable",
  lapsed: "waits",
  left: "locked",
  absent: "absent",
};

/** The sign of a cell; what could be done now and is overdue has its own, everything else that is overdue a frame around it. */
export const signOfCell = ({ state, overdue }: Cell): StepSignState =>
  state === "next" && overdue ? "overdue" : signs[state];
