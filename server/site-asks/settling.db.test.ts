import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { incidents, siteAnswers } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { waitsForLock } from "@/db/testing/waiting";
import { essential } from "@/domain/checklist/templates";
import { addAlias } from "../aliases/add-alias";
import { incidentCommand } from "../incidents/incident-command";
import { verifyStep } from "../incidents/verify-step";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { hospital, matchesOf, morning, symbia } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { correctSystem } from "../systems/correct-system";
import { retireSystem } from "../systems/retire-system";
import { askSites } from "./ask-sites";
import { readAsks } from "./read-asks";

const world = hospital();
beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));
const { ask, done, person, site } = world;

/** One undecided system at Northgate, which is asked about it. */
async function asked(tx: Tx, change: Parameters<typeof matchedSystem>[4] = {}) {
  const advisoryId = await importedAdvisory(world, tx);
  const { systemId, matchId } = await matchedSystem(world, tx, "NORTH", "NM-1", change);
  const due = { advisoryId, siteIds: [site("NORTH")], due: "2026-11-24T16:00" };
  await done(tx, "cora", askSites, due);
  return { advisoryId, systemId, matchId, due };
}
const answers = (tx: Tx) => tx.select().from(siteAnswers);
const cleared = [{ kind: "cleared", byPerson: expect.any(String) }];

describe("an ask with nothing left to answer for", () => {
  it("is settled by an alias that excludes the last undecided system", () =>
    inUndone(async (tx) => {
      await asked(tx, { manufacturer: "Gehealth Nuclear" });
      const alias = {
        kind: "vendor",
        text: "Gehealth Nuclear",
        means: "GE Healthcare",
        reason: "Type label",
      };
      const shown = await ask(tx, "cora", addAlias, alias);
      if (shown.ok || !("preview" in shown.refusal)) throw new Error(JSON.stringify(shown));
      const { planHash } = shown.refusal.preview;
      await done(tx, "cora", addAlias, { ...alias, planHash });
      expect(await answers(tx)).toMatchObject(cleared);
      const { rows } = await readAsks(person("cora"), null, { on: tx, now: morning });
      expect(rows).toMatchObject([{ undecided: 0, ask: { answer: { kind: "cleared" } } }]);
    }));

  it("is settled by a correction of the inventory, once", () =>
    inUndone(async (tx) => {
      const { systemId } = await asked(tx, { manufacturer: "" });
      const row = { ...symbia, systemId, assetTag: "NM-1", state: "in-service", manufacturer: "Mediso" };
      await done(tx, "cora", correctSystem, { ...row, rowVersion: 1 });
      expect(await answers(tx)).toMatchObject(cleared);
      await done(tx, "cora", retireSystem, { systemId, since: "2026-11-20", reason: "Sold" });
      expect(await answers(tx)).toHaveLength(1);
    }));

  it("is settled by the act of an incident that withdraws the system", () =>
    inUndone(async (tx) => {
      const { systemId } = await asked(tx);
      const advisoryId = await importedAdvisory(world, tx, { id: "TEST-17-002" });
      await confirmFindings(world, tx, advisoryId);
      const match = (await matchesOf(tx, systemId)).find((each) => each.advisoryId === advisoryId);
      await done(tx, "cora", decideMatches, { matchIds: [match?.id], decision: "affected" });
      await done(tx, "cora", openIncidents, { advisoryId, systemIds: [systemId], templateKey: "essential" });
      const [incident] = await tx.select().from(incidents).where(eq(incidents.systemId, systemId));
      expect(await answers(tx)).toEqual([]);
      await done(tx, "cora", withdraws, { key: incident?.key });
      expect(await answers(tx)).toMatchObject(cleared);
    }));
});

/** An act that does what verifying a withdrawal does. */
const withdraws = incidentCommand({
  name: "withdraws",
  permission: "step:verify",
  input: z.object({}),
  act: (_template, { system }) => ({
    ok: true,
    value: {
      changes: [{ set: "system-retired" }],
      events: [{ type: "system.withdrawn", data: { system: system.id, assetTag: system.assetTag } }],
    },
  }),
});

describe("asking and what settles an ask", () => {
  it("wait for each other, so that no ask is made for a system that was decided meanwhile", async () => {
    const { due } = await db.transaction((tx) => asked(tx));
    await db.transaction(async (tx) => {
      await lockMatching(tx, "shared");
      expect(await waitsForLock((other) => ask(other, "cora", askSites, due))).toBe(true);
    });
    await db.transaction(async (tx) => {
      await lockMatching(tx, "exclusive");
      const verify = { key: "INC-2026-0001", attemptId: crypto.randomUUID() };
      expect(await waitsForLock((other) => ask(other, "cora", verifyStep, verify))).toBe(true);
    });
  });
});
