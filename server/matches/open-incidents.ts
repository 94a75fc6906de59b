import "server-only";
import { z } from "zod";
import { type ShownAdvisory, shownAdvisories } from "@/db/advisories";
import { lockMatching } from "@/db/matches";
import {
  insertIncidents,
  listCandidates,
  lockCandidates,
  type NewIncident,
  newestTemplates,
  takeNumbers,
} from "@/db/opening";
import { newestTemplate, type StoredTemplate } from "@/db/templates";
import { type Actor, sitesWhere } from "@/domain/access/permissions";
import { applyAnnotations } from "@/domain/advisories/corrections";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, IncidentId, SiteId } from "@/domain/ids";
import {
  decideOpening,
  findingsOpen,
  incidentKey,
  type OpeningCandidate,
  type OpeningRefusal,
  planOpening,
} from "@/domain/incidents/opening";
import { ok, type Result } from "@/lib/result";
import { advisoryId } from "../advisories/correction";
import { command, type Placed, query } from "../doors";
import { writeNow } from "../incidents/now";
import { systemId } from "../systems/fields";
import { name } from "../text-fields";

type Subject = Placed &
  Readonly<{
    advisory: ShownAdvisory;
    candidates: readonly OpeningCandidate[];
    template: StoredTemplate | null;
    ids: readonly IncidentId[];
  }>;

type Opening = Readonly<{ template: StoredTemplate; opened: readonly Omit<NewIncident, "key">[] }>;

const effectiveOf = ({ reading, findings, annotations }: ShownAdvisory) =>
  applyAnnotations(reading, findings, annotations);

/** Opens one incident for each system decided affected, in one transaction; a second click opens nothing twice. */
export const openIncidents = command({
  name: "open-incidents",
  sees: "incident:read",
  permission: "incident:open",
  input: z.object({
    advisoryId,
    /** Left out: every system decided affected where the caller may open incidents. */
    systemIds: z
      .array(systemId)
      .min(1, "Select at least one system")
      .max(2000, "At most 2000 at once")
      .optional(),
    templateKey: name(60).default("essential"),
  }),
  load: async (tx, input, { actor, newId }): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const [advisory] = await shownAdvisories(tx, [input.advisoryId]);
    if (!advisory) return null;
    const systemIds = input.systemIds && [...new Set(input.systemIds)];
    const wanted = systemIds ? { systemIds } : { sites: sitesWhere(actor, "incident:open") };
    const candidates = await lockCandidates(tx, advisory.id, wanted);
    if (systemIds && candidates.length !== systemIds.length) return null;
    const [first, ...others] = systemIds ? sitesOf(candidates) : whereAsked(actor);
    if (first === undefined) return null;
    return {
      places: [first, ...others],
      advisory,
      candidates,
      template: await newestTemplate(tx, input.templateKey),
      // Safe because they are fresh ids.
      ids: candidates.map(() => newId() as IncidentId),
    };
  },
  decide: ({ advisory, candidates, template, ids }): Result<Opening, OpeningRefusal> => {
    const decided = decideOpening(effectiveOf(advisory), candidates, template);
    if (!decided.ok) return decided;
    const { toOpen, template: chosen } = decided.value;
    const opened = toOpen.flatMap((candidate, index) => {
      const id = ids[index];
      return id ? [{ id, candidate, advisoryId: advisory.id, templateId: chosen.id }] : [];
    });
    return ok({ template: chosen, opened });
  },
  save: async (tx, { template, opened }, { subject, actor, now }) => {
    const year = now.getUTCFullYear();
    const from = await takeNumbers(tx, "INC", year, opened.length);
    const incidents = opened.map((one, index) => ({ ...one, key: incidentKey("INC", year, from + index) }));
    await insertIncidents(tx, incidents, actor.id, now);
    const ids = incidents.map((incident) => incident.id);
    const moved: DomainEvent[] = [];
    for (let part = 0; part < ids.length; part += 50) {
      moved.push(...(await writeNow(tx, ids.slice(part, part + 50), now)));
    }
    const [first, ...others] = incidents.map((incident) => openedEvent(incident, subject.advisory, template));
    if (!first) throw new Error("Opening opens at least one incident");
    return [first, ...others, ...moved];
  },
  done: ({ opened }) => ({ opened: opened.length }),
  conflict: (constraint): OpeningRefusal | null =>
    constraint === "incidents_one_open"
      ? {
          code: "nothing-to-open",
          sentence: "An incident was opened for one of them just now. Open the page again.",
          leftOut: [],
        }
      : null,
});

const sitesOf = (candidates: readonly OpeningCandidate[]): readonly SiteId[] => [
  ...new Set(candidates.map((candidate) => candidate.siteId)),
];

/** Where the caller is asked for the permission when no system is named: where it holds, else where incidents are seen at all. */
function whereAsked(actor: Actor): readonly (SiteId | null)[] {
  const open = sitesWhere(actor, "incident:open");
  const places = open.length > 0 ? open : sitesWhere(actor, "incident:read");
  return places === "all" ? [null] : places;
}

function openedEvent(
  { id, key, candidate }: NewIncident,
  { trackingId }: ShownAdvisory,
  { key: templateKey, version: templateVersion }: StoredTemplate,
): DomainEvent {
  const { assetTag, systemName, siteId, systemId: subjectId } = candidate;
  const data = { key, assetTag, systemName, trackingId, templateKey, templateVersion };
  return { type: "incident.opened", siteId, incidentId: id, subjectId, data };
}

/** What opening would do: which systems get an incident, which do not and why, and what must be answered first. */
export const previewOpening = query({
  name: "preview-opening",
  permission: "incident:open",
  read: async (tx, { reach }, { advisoryId: id }: Readonly<{ advisoryId: AdvisoryId }>) => {
    const [advisory] = await shownAdvisories(tx, [id]);
    if (!advisory || reach.sites.length === 0) return null;
    const candidates = await listCandidates(tx, reach, id);
    return {
      trackingId: advisory.trackingId,
      title: advisory.reading.title,
      ...planOpening(candidates),
      unanswered: findingsOpen(effectiveOf(advisory))?.findings ?? [],
      templates: await newestTemplates(tx),
    };
  },
});
