import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { setTemplate } from "@/db/incident-changes";
import { dropSteps } from "@/db/incident-now";
import { findVersion, inLockingOrder, listBehind, newestTemplate, type StoredTemplate } from "@/db/templates";
import { type AdoptionPreview, adoptionPreview } from "@/domain/checklist/adoption";
import type { Blocker } from "@/domain/checklist/refusal";
import { wayBackKeys } from "@/domain/checklist/way-back";
import type { DomainEvent } from "@/domain/events";
import type { SiteId } from "@/domain/ids";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import { command, type Moment, type Placed, query } from "../doors";
import { storeDeed } from "../incidents/incident-command";
import { type IncidentSubject, lockIncident, readIncident } from "../incidents/subject";
import { type Ground, readGround } from "../priority/ground";
import { name } from "../text-fields";
import { askAdoption } from "./ask-adoption";

/** So many at once; more are adopted in several goes. */
const most = 100;

/** An incident that does not adopt the version, and why. */
export type NotAdopted = Readonly<{ key: string; blockers: readonly Blocker[] }>;

type Refusal =
  | Readonly<{ code: "template-missing"; sentence: string }>
  | Readonly<{ code: "nothing-adopted"; sentence: string; refused: readonly NotAdopted[] }>;

type Running = IncidentSubject & Readonly<{ ground: Ground }>;
type Subject = Placed & Readonly<{ to: StoredTemplate | null; incidents: readonly Running[] }>;
type Decision = Readonly<{ to: StoredTemplate; keys: readonly string[]; refused: readonly NotAdopted[] }>;

/**
 * Takes running incidents over to a later version of their checklist, each by its own rule, in one transaction; those refused
 * are listed and stay as they are.
 */
export const adoptTemplate = command({
  name: "adopt-template",
  sees: "incident:read",
  permission: "template:adopt",
  input: z.object({
    template: name(60),
    version: z.coerce.number().int().min(1).max(1_000_000),
    keys: z.array(name(40)).min(1, "Choose at least one incident").max(most, `At most ${most} at once`),
  }),
  load: async (tx, input, { now }): Promise<Subject | null> => {
    const wanted = [...new Set(input.keys)];
    const incidents: Running[] = [];
    for (const key of await inLockingOrder(tx, wanted)) {
      const subject = await grounded(tx, await lockIncident(tx, key, now));
      if (subject) incidents.push(subject);
    }
    const [first, ...others] = incidents.flatMap(({ facts }): SiteId[] => [facts.incident.siteId]);
    if (!first || incidents.length !== wanted.length) return null;
    const to = await findVersion(tx, input.template, input.version);
    return { places: [first, ...others], to, incidents };
  },
  decide: ({ to, incidents }, _input, moment): Result<Decision, Refusal> => {
    if (!to) return refuse({ code: "template-missing", sentence: "There is no such version." });
    const judged = incidents.map((subject) => ({
      key: subject.facts.incident.key,
      result: ask(subject, to, moment),
    }));
    const refused = judged.flatMap(({ key, result }) =>
      result.ok ? [] : [{ key, blockers: result.refusal.blockers }],
    );
    const keys = judged.filter(({ result }) => result.ok).map(({ key }) => key);
    if (keys.length > 0) return ok({ to, keys, refused });
    const sentence = "None of them can adopt it now. Each says why.";
    return refuse({ code: "nothing-adopted", sentence, refused });
  },
  save: async (tx, { to, keys }, moment) => {
    const told: DomainEvent[] = [];
    for (const key of keys) told.push(...(await adoptOne(tx, key, to, moment)));
    const [first, ...rest] = told;
    if (!first) throw new Error("Adopting tells at least of one incident");
    return [first, ...rest];
  },
  done: ({ keys, refused }) => ({ adopted: keys, refused }),
});

const ask = (running: Running, to: StoredTemplate, { here, now, newId }: Moment) =>
  askAdoption(running, to.content, { actor: here, now, newId, hash: sha256 });

/** With what its due times follow from. */
async function grounded(tx: Tx, subject: IncidentSubject | null): Promise<Running | null> {
  const ground = subject && (await readGround(tx, subject.facts.incident.id));
  return ground && { ...subject, ground };
}

/** Read once more, because one adopted before it may be another incident of the same system. */
async function adoptOne(
  tx: Tx,
  key: string,
  to: StoredTemplate,
  moment: Moment,
): Promise<readonly DomainEvent[]> {
  const { here, now, newId } = moment;
  const subject = await grounded(tx, await readIncident(tx, key, null, now));
  const result = subject && ask(subject, to, moment);
  if (!subject || !result?.ok) throw new Error(`${key} changed though it is locked`);
  const { id } = subject.facts.incident;
  await setTemplate(tx, id, to.id);
  const followed = { ...subject, template: to.content };
  const told = await storeDeed(tx, followed, result.value, { actor: here, now, newId, hash: sha256 });
  await dropSteps(tx, id, [
    ...to.content.steps.map((step) => step.key),
    ...(subject.facts.cancellations.length > 0 ? wayBackKeys : []),
  ]);
  return told;
}

/** What adopting the newest version of a template would do to the open incidents within reach, or to one of them. */
export const previewAdoption = query({
  name: "preview-adoption",
  permission: "template:adopt",
  read: async (tx, { reach, actor, now }, input: Readonly<{ template: string; key: string | null }>) => {
    const to = await newestTemplate(tx, input.template);
    if (!to || (reach.sites !== "all" && reach.sites.length === 0)) return null;
    const behind = (await listBehind(tx, reach, to, most)).filter(
      ({ key }) => !input.key || key === input.key,
    );
    const rows: AdoptionRow[] = [];
    for (const running of behind) {
      const subject = await grounded(tx, await readIncident(tx, running.key, reach, now));
      if (!subject) continue;
      const here = { id: actor.id, name: actor.name, roles: [] };
      const env = { now, hash: sha256 };
      const moment = { ...env, actor: here, newId: () => crypto.randomUUID() };
      const { template, facts } = subject;
      const result = askAdoption(subject, to.content, moment);
      const told = result.ok
        ? { preview: adoptionPreview(template, facts, to.content, result.value, env), blockers: [] }
        : { preview: null, blockers: result.refusal.blockers };
      rows.push({ ...running, ...told });
    }
    const { key, version, title, content } = to;
    return { key, version, title, steps: content.steps.length, rows };
  },
});

type AdoptionRow = Readonly<{
  key: string;
  siteName: string;
  assetTag: string;
  version: number;
  preview: AdoptionPreview | null;
  blockers: readonly Blocker[];
}>;
