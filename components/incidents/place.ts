/** Which incident is drawn, on whose clock, and when: what every part of its page needs. */
export type IncidentPlace = Readonly<{ incident: string; zone: string; now: Date }>;

export const incidentHref = (incident: string): `/incidents/${string}` => `/incidents/${incident}`;

/** The incident with one step open, scrolled to it. */
export const stepHref = (incident: string, step: string): string =>
  `/incidents/${incident}?step=${encodeURIComponent(step)}#step`;

/** Where one step is done for several incidents at once. */
export const alsoHref = (incident: string, step: string): string =>
  `/incidents/${incident}/also/${encodeURIComponent(step)}`;

export const approvalHref = (incident: string, purpose: string): string =>
  `/incidents/${incident}/approve/${purpose}`;

/** The history of one file. */
export const fileHref = (incident: string, file: string): string => `/incidents/${incident}/files/${file}`;
