import type { Evaluation } from "./evaluation";
import type { Facts } from "./facts";
import type { Env } from "./moment";
import type { Template } from "./template";

/** What follows from the facts at a time: steps, phase, exposure, marks, and what closing waits for. */
export function evaluate(_template: Template, _facts: Facts, _env: Env): Evaluation {
  throw new Error("not built yet");
}
