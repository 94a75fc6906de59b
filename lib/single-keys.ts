/** The cookie in which a browser keeps that single keys do nothing; it holds nothing else and is no secret. */
export const singleKeysCookie = "single-keys";

export type SingleKeys = "on" | "off";

/** Whether single keys act on pages; on unless somebody has turned them off. */
export const readSingleKeys = (value: string | undefined): SingleKeys => (value === "off" ? "off" : "on");
