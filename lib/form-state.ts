/** What the door itself refuses, whatever the command. */
export type DoorRefusal =
  | Readonly<{ code: "invalid"; sentence: string; fields: Readonly<Record<string, readonly string[]>> }>
  | Readonly<{ code: "not-found"; sentence: string }>
  | Readonly<{ code: "not-allowed"; sentence: string }>
  | Readonly<{ code: "request-reused"; sentence: string }>;

/** What a form knows after it was sent: nothing yet, what was done, or why not. What was typed stays in the fields. */
export type FormState<Done, Refusal> =
  | Readonly<{ done: Done }>
  | Readonly<{ refused: Refusal | DoorRefusal }>
  | null;

export type FormAction<Done, Refusal> = (
  previous: FormState<Done, Refusal>,
  form: FormData,
) => Promise<FormState<Done, Refusal>>;
