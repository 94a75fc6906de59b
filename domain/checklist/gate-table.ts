import { closingGates } from "./gates/close";
import { containmentGates } from "./gates/contain";
import { endingGates } from "./gates/ending";
import { exceptionGates } from "./gates/exception";
import { interimGates } from "./gates/interim";
import { patchGates } from "./gates/patch";
import { peopleGates } from "./gates/people";
import { permitGates } from "./gates/permit";
import { proofGates } from "./gates/proof";
import { reconnectGates } from "./gates/reconnect";
import { systemGates } from "./gates/system";
import type { Gate } from "./trial";

/** Every safety gate, as docs/gates.md numbers them. They hold in every template, whatever the path of calls. */
export const gates: readonly Gate[] = [
  ...containmentGates,
  ...exceptionGates,
  ...interimGates,
  ...permitGates,
  ...reconnectGates,
  ...systemGates,
  ...peopleGates,
  ...closingGates,
  ...endingGates,
  ...proofGates,
  ...patchGates,
];
