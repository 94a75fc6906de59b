import { ok, type Result, refuse } from "@/lib/result";
import type { IncidentId, SiteId, SystemId } from "../ids";
import type { ServiceState } from "./system";

/**
 * retired: gone. moved: taken up at another site. merged: the same system as another row. withdrawn: its incident took it from
 * service. returned: in service again.
 */
export const serviceChangeKinds = ["retired", "moved", "merged", "withdrawn", "returned"] as const;
export type ServiceChangeKind = (typeof serviceChangeKinds)[number];

/** An open incident, as whoever asks may know of it. */
export type OpenIncident = Readonly<{ id: IncidentId; key: string; isSeen: boolean }>;

/** Why a system neither leaves nor comes back. */
export type ServiceRefusal = Readonly<{
  code:
    | "incidents-open"
    | "system-retired"
    | "not-retired"
    | "stands-elsewhere"
    | "same-site"
    | "day-ahead"
    | "tag-taken";
  sentence: string;
  /** The keys of the open incidents the person may see. */
  incidents?: readonly string[];
}>;

export const tagTakenThere: ServiceRefusal = {
  code: "tag-taken",
  sentence: "A system of that site carries this asset tag already. Give this one its own tag there.",
};

export const tagTakenSince: ServiceRefusal = {
  code: "tag-taken",
  sentence: "Another system of this site carries its asset tag by now. Correct the tag of that one first.",
};

/** A system that is to leave the inventory or to come back, with what speaks against it. */
export type SystemInService = Readonly<{
  id: SystemId;
  siteId: SiteId;
  state: ServiceState;
  openIncidents: readonly OpenIncident[];
}>;

function openIncidents(
  incidents: readonly OpenIncident[],
  sentence: (named: string) => string,
): Result<null, ServiceRefusal> {
  if (incidents.length === 0) return ok(null);
  const seen = incidents.filter((incident) => incident.isSeen).map((incident) => incident.key);
  const names = [...seen, ...(seen.length < incidents.length ? ["an open incident"] : [])].join(", ");
  return refuse({ code: "incidents-open", sentence: sentence(names), incidents: seen });
}

const dayAhead = {
  code: "day-ahead",
  sentence: "This day has not come yet at the site. Give the day it happened.",
} as const;

/** A system leaves the inventory only while no incident of it is open, and not ahead of time. */
export function decideLeaving(
  system: SystemInService,
  day: Readonly<{ since: string; today: string }>,
): Result<null, ServiceRefusal> {
  if (system.state === "retired") {
    return refuse({
      code: "system-retired",
      sentence: "This system is retired already. Nothing was changed.",
    });
  }
  if (day.since > day.today) return refuse(dayAhead);
  return openIncidents(
    system.openIncidents,
    (named) => `Incidents of it are open: ${named}. A coordinator ends them first. Nothing was changed.`,
  );
}

/** A system moves only to another site, and as one that leaves. */
export function decideMove(
  system: SystemInService,
  to: SiteId,
  day: Readonly<{ since: string; today: string }>,
): Result<null, ServiceRefusal> {
  if (system.siteId === to) {
    const sentence = "It stands at this site already. Correct its location instead.";
    return refuse({ code: "same-site", sentence });
  }
  return decideLeaving(system, day);
}

/**
 * A retired system comes back, unless it stands elsewhere by now, or an open incident rests on its withdrawal; those are the open
 * incidents given here.
 */
export function decideReturn(
  system: SystemInService,
  successor: Readonly<{ isInService: boolean; assetTag: string; siteName: string; isSeen: boolean }> | null,
): Result<null, ServiceRefusal> {
  if (system.state !== "retired") {
    return refuse({ code: "not-retired", sentence: "This system is not retired. Nothing was changed." });
  }
  if (successor?.isInService) {
    const where = successor.isSeen ? `${successor.siteName} as ${successor.assetTag}` : "another site";
    const sentence = `It stands at ${where} now. Move it back from there.`;
    return refuse({ code: "stands-elsewhere", sentence });
  }
  return openIncidents(
    system.openIncidents,
    (named) =>
      `An open incident says that it is withdrawn from service: ${named}. Reopen that step first. Nothing was changed.`,
  );
}
