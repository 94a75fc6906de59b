"use server";

import {
  confirmPort,
  ruleOnProduct,
  transcribeAdvice,
  withdrawAnnotation,
} from "@/server/advisories/annotate";
import { answerFinding } from "@/server/advisories/answer-finding";
import { chooseAdvisoryRevision } from "@/server/advisories/choose-revision";
import { correctFinding } from "@/server/advisories/correct-finding";
import { giveSha512 } from "@/server/advisories/give-sha512";
import { textOrFile } from "@/server/file-field";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";

export const answerFindingAction = formAction(
  answerFinding,
  fields("advisoryId", "findingKey", "answer", "reason", "sourceTitle", "sourceUrl"),
);
export const correctFindingAction = formAction(
  correctFinding,
  fields("advisoryId", "findingKey", "kind", "from", "text", "reason", "sourceTitle", "sourceUrl"),
);
export const ruleOnProductAction = formAction(
  ruleOnProduct,
  fields("advisoryId", "kind", "productKey", "reason", "sourceTitle", "sourceUrl"),
);
export const transcribeAdviceAction = formAction(
  transcribeAdvice,
  fields("advisoryId", "findingKey", "text", "sourceTitle", "sourceUrl"),
);
export const confirmPortAction = formAction(confirmPort, fields("advisoryId", "port", "path"));
export const withdrawAnnotationAction = formAction(
  withdrawAnnotation,
  fields("advisoryId", "annotationId", "reason"),
);
export const chooseRevisionAction = formAction(
  chooseAdvisoryRevision,
  fields("advisoryId", "revisionId", "reason"),
);
export const giveSha512Action = formAction(
  giveSha512,
  textOrFile({ file: "sha512File", text: "sha512" }, "advisoryId", "revisionId"),
);
