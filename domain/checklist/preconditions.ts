import type { Facts } from "./facts";
import type { Env } from "./moment";
import type { ApprovalPurpose, Template } from "./template";

/** One statement an approver signs; digest is the SHA-256 of the file it rests on. */
export type Statement = Readonly<{ text: string; digest?: string }>;
export type Preconditions = Readonly<{
  statements: readonly Statement[];
  /** Canonical text: whatever changes a precondition changes it. */
  text: string;
}>;

/** What an approval of this purpose rests on now. */
export function preconditions(
  _template: Template,
  _facts: Facts,
  _env: Env,
  _purpose: ApprovalPurpose,
): Preconditions {
  throw new Error("not built yet");
}
