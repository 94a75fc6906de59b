import type { Case } from "./case";
import type { Step } from "./template";

/** Asks a question once for each step of a case: a case is read once and never changes. */
export function remembered<Asked extends Step | string, Answer>(
  answer: (on: Case, asked: Asked) => Answer,
): (on: Case, asked: Asked) => Answer {
  // Only the case asked last: a case is worked through before the next is read.
  let last: Case | null = null;
  let answers = new Map<string, { answer: Answer }>();
  return (on, asked) => {
    if (on !== last) {
      last = on;
      answers = new Map();
    }
    const key = typeof asked === "string" ? asked : asked.key;
    const known = answers.get(key);
    if (known) return known.answer;
    const own = answers;
    const found = answer(on, asked);
    own.set(key, { answer: found });
    return found;
  };
}
