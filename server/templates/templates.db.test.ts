import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { events, incidents, templateDrafts, templates } from "@/db/schema";
import { ensureTemplate, newestTemplate } from "@/db/templates";
import { db, inUndone, owner } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import { firstBrokenEntry } from "../event-log/verify-events";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { hospital, morning } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { moveTemplateStep, removeTemplateStep, renameTemplateDraft, saveTemplateStep } from "./edit-draft";
import { giveUpTemplateDraft, publishTemplate } from "./end-draft";
import { readTemplateDraft, readTemplates } from "./read-templates";
import { startTemplateDraft } from "./start-draft";

const world = hospital();
const { ask, done, person } = world;

beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));

const ownStep = {
  was: "",
  behind: "map-exposure",
  key: "call-the-network",
  title: "Call the network team",
  phase: "identify",
  role: "technician",
  requires: ["confirm-affected"],
  evidence: [{ key: "", label: "Name of who was told", kind: "value", required: "required" }],
};

/** A draft of the next version of Essential, as an administrator sees it. */
async function begun(tx: Tx) {
  await done(tx, "nils", startTemplateDraft, { as: "version", from: "essential" });
  return seen(tx);
}

async function seen(tx: Tx) {
  const found = await readTemplateDraft(person("nils"), { key: "essential" }, { on: tx });
  if (!found?.draft) throw new Error("No draft is being written");
  return { draftId: found.draft.id, rowVersion: found.draft.rowVersion, ...found };
}
const at = ({ draftId, rowVersion }: Awaited<ReturnType<typeof seen>>) => ({ draftId, rowVersion });

describe("a draft of a template", () => {
  it("is begun, edited step by step and published; what is opened then runs on the new version", () =>
    inUndone(async (tx) => {
      const first = await begun(tx);
      await done(tx, "nils", saveTemplateStep, { ...at(first), ...ownStep });
      await done(tx, "nils", moveTemplateStep, {
        ...at(await seen(tx)),
        step: "call-the-network",
        way: "up",
      });
      await done(tx, "nils", renameTemplateDraft, { ...at(await seen(tx)), title: "Essential, with a call" });
      const draft = await seen(tx);
      expect(draft.faults).toEqual([]);
      expect(draft.draft.content.steps.map((step) => step.key).slice(0, 3)).toEqual([
        "confirm-affected",
        "call-the-network",
        "map-exposure",
      ]);
      const [added] = draft.draft.content.steps.filter((step) => step.key === "call-the-network");
      expect(added?.evidence[0]).toMatchObject({ key: "name-of-who-was-told", required: true });

      expect(await done(tx, "nils", publishTemplate, { ...at(draft), note: "A call" })).toEqual({
        key: "essential",
        version: 2,
      });
      const newest = await newestTemplate(tx, "essential");
      expect(newest).toMatchObject({ version: 2, title: "Essential, with a call" });
      expect(newest?.content.version).toBe(2);

      const advisoryId = await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      await confirmFindings(world, tx, advisoryId);
      await done(tx, "cora", openIncidents, { advisoryId });
      const [opened] = await tx.select().from(incidents).where(eq(incidents.advisoryId, advisoryId));
      expect(opened?.templateId).toBe(newest?.id);
      const listed = await readTemplates(person("cora"), null, { on: tx });
      expect(listed.versions.map((each) => [each.version, each.open, each.publishedBy])).toEqual([
        [2, 1, "Nils Brandt"],
        [1, 0, null],
      ]);
      expect(listed.drafts).toEqual([]);

      const told = await tx
        .select({ type: events.type })
        .from(events)
        .where(sql`type like 'template.%'`)
        .orderBy(events.seq);
      expect(told.map((event) => event.type)).toEqual([
        "template.draft-started",
        "template.draft-changed",
        "template.draft-changed",
        "template.draft-changed",
        "template.published",
      ]);
      expect(await firstBrokenEntry(tx, "organisation")).toBeNull();
    }));

  it("counts only incidents within reach", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const north = await matchedSystem(world, tx, "NORTH", "NM-1");
      const south = await matchedSystem(world, tx, "SOUTH", "NM-2");
      await done(tx, "cora", decideMatches, {
        matchIds: [north.matchId, south.matchId],
        decision: "affected",
      });
      await confirmFindings(world, tx, advisoryId);
      await done(tx, "cora", openIncidents, { advisoryId });
      const open = async (who: "cora" | "sam" | "nils") =>
        (await readTemplates(person(who), null, { on: tx })).versions[0]?.open;
      expect([await open("cora"), await open("nils"), await open("sam")]).toEqual([2, 2, 1]);
    }));

  it("keeps what is wrong, and is not published with it", () =>
    inUndone(async (tx) => {
      await begun(tx);
      await done(tx, "nils", removeTemplateStep, {
        ...at(await seen(tx)),
        step: "back-up-and-prove-restore",
      });
      const draft = await seen(tx);
      expect(draft.faults.map((fault) => fault.sentence)).toContain(
        "Exactly one step of kind backup is needed; there are 0.",
      );
      const refused = await ask(tx, "nils", publishTemplate, { ...at(draft), note: "Without a backup" });
      expect(refused).toMatchObject({ refusal: { code: "has-faults" } });
      expect(await newestTemplate(tx, "essential")).toMatchObject({ version: 1 });
    }));

  it("is not published as the same again, and a draft given up is kept and makes room for another", () =>
    inUndone(async (tx) => {
      const draft = await begun(tx);
      expect(await ask(tx, "nils", publishTemplate, { ...at(draft), note: "Nothing" })).toMatchObject({
        refusal: { code: "nothing-changed" },
      });
      expect(await ask(tx, "nils", startTemplateDraft, { as: "version", from: "essential" })).toMatchObject({
        refusal: { code: "draft-exists" },
      });
      await done(tx, "nils", giveUpTemplateDraft, at(draft));
      expect(await ask(tx, "nils", saveTemplateStep, { ...at(draft), ...ownStep })).toMatchObject({
        refusal: { code: "draft-ended" },
      });
      expect(await readTemplateDraft(person("nils"), { key: "essential" }, { on: tx })).toMatchObject({
        draft: null,
        ended: { how: "given-up", newest: 1 },
      });
      expect(await readTemplateDraft(person("cora"), { key: "essential" }, { on: tx })).toBeNull();
      await begun(tx);
      expect(await tx.$count(templateDrafts)).toBe(2);
    }));

  it("becomes another template under a name of its own, never under one that is taken", () =>
    inUndone(async (tx) => {
      const own = { as: "template", from: "essential", key: "small-site", title: "For small sites" };
      expect(await done(tx, "nils", startTemplateDraft, own)).toEqual({ key: "small-site" });
      expect(await ask(tx, "nils", startTemplateDraft, { ...own, key: "essential" })).toMatchObject({
        refusal: { code: "key-taken" },
      });
    }));

  it("is nobody's but an administrator's: everybody else is told there is nothing, and sees no draft", () =>
    inUndone(async (tx) => {
      const draft = await begun(tx);
      for (const who of ["cora", "tess", "meyer", "eve", "ada", "sam"] as const) {
        expect(await ask(tx, who, saveTemplateStep, { ...at(draft), ...ownStep })).toMatchObject({
          refusal: { code: "not-found" },
        });
        expect(await readTemplateDraft(person(who), { key: "essential" }, { on: tx })).toBeNull();
        expect((await readTemplates(person(who), null, { on: tx })).drafts).toEqual([]);
      }
    }));
});

describe("what ships", () => {
  it("is added once, and becomes the next version where a person published the same number", () =>
    inUndone(async (tx) => {
      await begun(tx);
      await done(tx, "nils", saveTemplateStep, { ...at(await seen(tx)), ...ownStep });
      await done(tx, "nils", publishTemplate, { ...at(await seen(tx)), note: "A call" });
      const shipped = { ...essential, version: 2, title: "Essential, as it ships next" };
      await ensureTemplate(tx, shipped, morning);
      await ensureTemplate(tx, shipped, morning);
      const titles = await tx.select().from(templates).where(eq(templates.key, "essential"));
      expect(titles.map((row) => [row.version, row.title]).sort()).toEqual([
        [1, essential.title],
        [2, essential.title],
        [3, shipped.title],
      ]);
      await expect(ensureTemplate(tx, { ...essential, title: "Other" }, morning)).rejects.toThrow(
        "changed without a new version",
      );
    }));

  it("a published version never changes, not even for the owner of the tables", async () => {
    const change = owner.update(templates).set({ title: "Mine" }).where(eq(templates.key, "essential"));
    await expect(change).rejects.toThrow();
  });
});

// Last, because what it makes is not undone.
describe("two editors at once", () => {
  it("one wins, the other is told by whom, and nothing is overwritten", async () => {
    await db.transaction((tx) => begun(tx));
    const draft = await db.transaction((tx) => seen(tx));
    const both = await Promise.all(
      ["One title", "Another title"].map((title) =>
        renameTemplateDraft(person("nils"), { ...at(draft), title }, { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    const told = both.find((outcome) => !outcome.ok);
    expect(told).toMatchObject({ refusal: { code: "changed-meanwhile" } });
    expect(JSON.stringify(told)).toContain("Nils Brandt changed this draft meanwhile");
  });

  it("published twice at once it is one version, and a retry gets the first answer", async () => {
    const { draftId } = await db.transaction((tx) => seen(tx));
    const { rowVersion } = await db.transaction((tx) => seen(tx));
    const input = { draftId, rowVersion, note: "New title", requestId: crypto.randomUUID() };
    const publish = (requestId: string) =>
      publishTemplate(person("nils"), { ...input, requestId }, { on: db, now: morning });
    const [one, other] = await Promise.all([publish(input.requestId), publish(crypto.randomUUID())]);
    expect([one, other].filter((outcome) => outcome?.ok)).toHaveLength(1);
    if (one?.ok) expect(await publish(input.requestId)).toEqual(one);
    expect(await db.$count(templates, eq(templates.key, "essential"))).toBe(2);
  });
});
