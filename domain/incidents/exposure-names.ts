/** The states of exposure, worst first: the order of every list. */
export const exposures = [
  "exposed",
  "risk-accepted",
  "contained-standalone",
  "contained-segment",
  "remediated",
  "back-in-service",
] as const;
export type ExposureName = (typeof exposures)[number];

export const exposureWords: Readonly<Record<ExposureName, string>> = {
  exposed: "Exposed",
  "risk-accepted": "Exposed, risk accepted",
  "contained-standalone": "Contained by standalone",
  "contained-segment": "Contained by segment",
  remediated: "Remediated",
  "back-in-service": "Back in service",
};
