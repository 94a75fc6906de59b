import "server-only";
import { listStepElsewhere } from "@/db/step-elsewhere";
import { query } from "../doors";

/** The other open incidents of the site on which a step can be done now, for whoever does steps there. */
export const readStepElsewhere = query({
  name: "read-step-elsewhere",
  permission: "step:do",
  read: (tx, { reach }, input: { key: string; step: string }) =>
    listStepElsewhere(tx, reach, input.key, input.step),
});
