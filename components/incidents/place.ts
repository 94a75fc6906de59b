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

/** The page of one file: what it is, what became of it, and who had it. */
export const fileHref = (incident: string, id: string): string => `${incidentHref(incident)}/files/${id}`;
