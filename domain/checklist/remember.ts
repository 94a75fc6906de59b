import type { Case } from "./case";
import type { Step } from "./template";

/** Asks a question once for each step of a case: a case is read once and never changes. */
export function remembered<Asked extends Step | string, Answer>(
  answer: (on: Case, asked: Asked) => Answer,
): (on: Case, asked: Asked) => Answer {
  const held = new WeakMap<Case, Map<string, { answer: Answer }>>();
  return (on, asked) => {
    const key = typeof asked === "string" ? asked : asked.key;
    const answers = held.get(on) ?? new Map<string, { answer: Answer }>();
    if (!held.has(on)) held.set(on, answers);
    const known = answers.get(key);
    if (known) return known.answer;
    const found = answer(on, asked);
    answers.set(key, { answer: found });
    return found;
  };
}
