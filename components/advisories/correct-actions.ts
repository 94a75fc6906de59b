import type { CorrectionRefusal } from "@/domain/advisories/correcting";
import type { FormAction } from "@/lib/form-state";

/** What a person who may correct advisories can do; for everybody else there is none of it. */
export type CorrectActions = Readonly<{
  answer: FormAction<null, CorrectionRefusal>;
  correct: FormAction<null, CorrectionRefusal>;
  rule: FormAction<null, CorrectionRefusal>;
  transcribe: FormAction<{ added: number }, CorrectionRefusal>;
  confirmPort: FormAction<null, CorrectionRefusal>;
  withdraw: FormAction<null, CorrectionRefusal>;
}>;
