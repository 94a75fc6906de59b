import type { ExposureValue } from "../checklist/evaluation";

/** The word of each state an incident can be in. */
export const stateWords: Readonly<Record<ExposureValue, string>> = {
  exposed: "Exposed",
  "risk-accepted": "Exposed, risk accepted",
  "contained-segment": "Contained by segment",
  "contained-standalone": "Contained by standalone",
  remediated: "Remediated",
  "back-in-service": "Back in service",
  cancelled: "Cancelled",
  withdrawn: "Withdrawn from service",
};
