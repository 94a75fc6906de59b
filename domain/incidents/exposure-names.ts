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
