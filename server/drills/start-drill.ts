import "server-only";
import { z } from "zod";
import { type ShownAdvisory, shownAdvisories } from "@/db/advisories";
import { insertDrill, lockDrillSystems } from "@/db/drills";
import { takeNumbers } from "@/db/opening";
import { newestTemplate, type StoredTemplate } from "@/db/templates";
import { type DrillSystem, decideDrill, drillIncidentKey, timed } from "@/domain/drills/drill";
import type { DomainEvent } from "@/domain/events";
import type { DrillId, IncidentId, SiteId } from "@/domain/ids";
import { incidentKey } from "@/domain/incidents/opening";
import { advisoryId } from "../advisories/correction";
import { command, type Placed } from "../doors";
import { writeNow } from "../incidents/now";
import { systemId } from "../systems/fields";
import { line, name, prose } from "../text-fields";

const minutes = (most: number) =>
  z.coerce.number({ error: "Give minutes" }).int("Whole minutes").min(0).max(most);

const inject = z.object({
  text: prose(1000, "Say what is told"),
  minutes: minutes(60 * 24 * 14),
  answerWithin: z
    .string()
    .trim()
    .default("")
    .refine((text) => text === "" || /^[1-9]\d{0,4}$/.test(text), "Minutes, or nothing")
    .transform((text) => (text === "" ? null : Number(text))),
});

type Subject = Placed &
  Readonly<{
    systems: readonly DrillSystem[];
    advisory: ShownAdvisory | null;
    template: StoredTemplate | null;
    key: string;
    id: DrillId;
    ids: readonly IncidentId[];
  }>;

/** Opens a drill on chosen systems: incidents on the same engine that count nowhere, and messages that are read when their time comes. */
export const startDrill = command({
  name: "start-drill",
  sees: "incident:read",
  permission: "drill:hold",
  input: z.object({
    advisoryId,
    name: line(120, "Give the drill a name"),
    systemIds: z.array(systemId).min(1, "Choose at least one system").max(50, "At most 50 systems"),
    templateKey: name(60).default("essential"),
    injects: z.array(inject).max(50, "At most 50 messages").default([]),
  }),
  load: async (tx, input, { newId, now }): Promise<Subject | null> => {
    const wanted = [...new Set(input.systemIds)];
    const systems = await lockDrillSystems(tx, wanted);
    const [first, ...others] = new Set(systems.map((system): SiteId => system.siteId));
    if (!first || systems.length !== wanted.length) return null;
    const [advisory] = await shownAdvisories(tx, [input.advisoryId]);
    return {
      places: [first, ...others],
      systems,
      advisory: advisory ?? null,
      template: await newestTemplate(tx, input.templateKey),
      key: incidentKey("DRL", now.getUTCFullYear(), await takeNumbers(tx, "DRL", now.getUTCFullYear(), 1)),
      // Safe because they are fresh ids.
      id: newId() as DrillId,
      ids: systems.map(() => newId() as IncidentId),
    };
  },
  decide: ({ advisory, template, systems }) => decideDrill(advisory, template, systems),
  save: async (tx, { advisory, template }, { subject, input, actor, now }) => {
    const { key } = subject;
    const incidents = subject.systems.flatMap((system, index) => {
      const id = subject.ids[index];
      return id ? [{ id, key: drillIncidentKey(key, index + 1), system }] : [];
    });
    const injects = timed(input.injects, now);
    const drill = { id: subject.id, key, name: input.name, advisoryId: advisory.id };
    await insertDrill(tx, drill, { injects, incidents, templateId: template.id }, actor.id, now);
    await writeNow(
      tx,
      incidents.map((incident) => incident.id),
      now,
    );
    const { trackingId } = advisory;
    const { key: templateKey, version: templateVersion } = template;
    const opened = incidents.map(({ id, key: own, system }): DomainEvent => {
      const { assetTag, systemName, siteId, systemId: subjectId } = system;
      const data = { key: own, assetTag, systemName, trackingId, templateKey, templateVersion };
      return { type: "incident.opened", siteId, incidentId: id, subjectId, data };
    });
    const data = {
      drill: drill.id,
      key,
      name: input.name,
      trackingId,
      systems: incidents.length,
      messages: injects.length,
      templateKey,
      templateVersion,
    };
    return [{ type: "drill.started", siteId: null, incidentId: null, subjectId: drill.id, data }, ...opened];
  },
  done: (_decision, { key }) => ({ key }),
});
