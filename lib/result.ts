/** What a rule answers: a value, or a typed refusal that the caller must show. Faults are thrown instead. */
export type Result<Value, Refusal> =
  | Readonly<{ ok: true; value: Value }>
  | Readonly<{ ok: false; refusal: Refusal }>;

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const refuse = <const Refusal>(refusal: Refusal): Result<never, Refusal> => ({ ok: false, refusal });
