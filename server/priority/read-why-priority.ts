import "server-only";
import { evaluate } from "@/domain/checklist/evaluate";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { readIncident } from "../incidents/subject";
import { readGround } from "./ground";
import { readPriority } from "./priority-now";

/** Why an open incident's priority is what it is; null where there is none within reach. */
export const readWhyPriority = query({
  name: "read-why-priority",
  permission: "incident:read",
  read: async (tx, { reach, now }, { key }: Readonly<{ key: string }>) => {
    const subject = await readIncident(tx, key, reach, now);
    const ground = subject && (await readGround(tx, subject.facts.incident.id));
    if (!ground) return null;
    const { template, facts } = subject;
    const evaluation = evaluate(template, facts, { now, hash: sha256 });
    const priority = readPriority({ facts, evaluation, ground, now });
    if (!priority) return null;
    const { assessed, override } = priority;
    return { assessed, override, zone: ground.zone, now };
  },
});
