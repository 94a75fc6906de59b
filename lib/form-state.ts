import type { OtherPerson } from "./form-opener";
import type { SignedOut } from "./signed-out";

/** What the door itself refuses, whatever the command. */
export type DoorRefusal =
  | Readonly<{ code: "invalid"; sentence: string; fields: Readonly<Record<string, readonly string[]>> }>
  | Readonly<{ code: "not-found"; sentence: string }>
  | Readonly<{ code: "not-allowed"; sentence: string }>
  | Readonly<{ code: "drill-ended"; sentence: string }>
  | Readonly<{ code: "request-reused"; sentence: string }>
  | Readonly<{ code: "request-repeated"; sentence: string }>;

/** The answer never came: it may or may not have been done, so the same request is sent again, never a new one. */
export type Unanswered = Readonly<{ code: "no-answer"; sentence: string }>;

/** What a form knows after it was sent: nothing yet, what was done, or why not. What was typed stays in the fields. */
export type FormState<Done, Refusal> =
  | Readonly<{ done: Done }>
  | Readonly<{ refused: Refusal | DoorRefusal | Unanswered | SignedOut | OtherPerson }>
  | null;

/**
 * A form's action. Written as a method, so that a form that only shows the sentence of a refusal takes every action whose
 * refusals have one.
 */
export type FormAction<Done, Refusal> = {
  send(previous: FormState<Done, Refusal>, form: FormData): Promise<FormState<Done, Refusal>>;
}["send"];
