import type { ToVerify } from "./queue";

/** What is asked of whoever gives the word an answer waits for. */
export const waitingWords: Readonly<Record<ToVerify["waitsFor"], string>> = {
  verification: "Is it done as the proof shows?",
  "not-applicable": "Does the step not apply here?",
  "late-time": "Was it done at the claimed time?",
};
