import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { aliases, matches } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { waitsForLock } from "@/db/testing/waiting";
import type { AliasPreview } from "@/domain/matching/alias-effects";
import { standardAliases } from "@/domain/matching/standard-aliases";
import type { Command } from "../doors";
import { decideMatches } from "../matches/decide-matches";
import { eventsAbout, hospital, matchesOf } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { registerSystem } from "../systems/register-system";
import { addAlias } from "./add-alias";
import { endAlias } from "./end-alias";
import { listAliases } from "./list-aliases";

const world = hospital();
const { ask, done, person, site } = world;

const seimens = {
  kind: "vendor",
  text: "Seimens",
  means: "Siemens",
  reason: "On the type labels of Northgate",
};

type Shown = Readonly<{ code: string; sentence: string; preview?: AliasPreview }>;

/** What an act would change, and the hash under which it was shown. */
async function shown<Refusal extends Shown>(
  tx: Tx,
  command: Command<{ changed: number }, Refusal>,
  input: Readonly<Record<string, string>>,
): Promise<AliasPreview> {
  const outcome = await ask(tx, "cora", command, input);
  const refusal: Shown | null = outcome.ok ? null : outcome.refusal;
  if (!refusal?.preview) throw new Error(JSON.stringify(outcome));
  return refusal.preview;
}

const misspelled = (tx: Tx, tag = "NM-1") =>
  matchedSystem(world, tx, "NORTH", tag, { manufacturer: "Seimens" });

describe("adding an alias", () => {
  it("shows what would change, does exactly that, and leaves its event; decisions stay and are to be checked again", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId, systemId } = await misspelled(tx);
      await matchedSystem(world, tx, "NORTH", "NM-2");
      const decision = { matchIds: [matchId], decision: "not-affected", reason: "Letter of the vendor" };
      await done(tx, "cora", decideMatches, decision);

      const preview = await shown(tx, addAlias, seimens);
      expect(preview).toMatchObject({ compared: 1, changed: 1, levels: 1, recheck: 1 });
      expect(preview.effects[0]).toMatchObject({ assetTag: "NM-1", before: "possible", after: "likely" });
      expect((await matchesOf(tx, systemId))[0]).toMatchObject({ level: "possible", recheck: false });

      const { planHash } = preview;
      expect(await done(tx, "cora", addAlias, { ...seimens, planHash })).toEqual({ changed: 1 });
      expect((await matchesOf(tx, systemId))[0]).toMatchObject({ level: "likely", recheck: true });
      const events = await eventsAbout(tx, systemId);
      expect(events.at(-1)).toMatchObject({ type: "match.recheck-needed", data: { cause: "aliases" } });
      const [stored] = await tx.select().from(aliases).where(eq(aliases.name, "Seimens"));
      expect(stored).toMatchObject({ canonical: "Siemens", by: person("cora").id, reason: seimens.reason });
      expect(await tx.$count(aliases)).toBe(standardAliases.length + 1);
    }));

  it("is refused with the new preview when something changed meanwhile", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      await misspelled(tx);
      const { planHash } = await shown(tx, addAlias, seimens);
      await misspelled(tx, "NM-3");
      const outcome = await ask(tx, "cora", addAlias, { ...seimens, planHash });
      expect(outcome).toMatchObject({
        ok: false,
        refusal: { code: "plan-changed", preview: { changed: 2 } },
      });
      expect(await tx.$count(aliases)).toBe(0);
    }));

  it("is refused when it would make two manufacturers one", () =>
    inUndone(async (tx) => {
      const outcome = await ask(tx, "cora", addAlias, { ...seimens, text: "Philips" });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "alias-taken" } });
    }));

  it("holds for what is registered later", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { planHash } = await shown(tx, addAlias, seimens);
      await done(tx, "cora", addAlias, { ...seimens, planHash });
      const { systemId } = await misspelled(tx);
      expect((await matchesOf(tx, systemId))[0]).toMatchObject({ level: "likely" });
    }));

  it("is for coordinators of all sites; a stranger is told there is nothing", () =>
    inUndone(async (tx) => {
      for (const who of ["tess", "sam"] as const) {
        const outcome = await ask(tx, who, addAlias, seimens);
        expect(outcome).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      }
      expect(await ask(tx, "nils", addAlias, seimens)).toMatchObject({ refusal: { code: "not-allowed" } });
    }));
});

describe("ending an alias", () => {
  it("makes its systems uncertain again and keeps the line with its history", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { systemId } = await matchedSystem(world, tx, "NORTH", "NM-1", { manufacturer: "Acuson" });
      const { lines } = await listAliases(person("cora"), null, { on: tx });
      const line = lines.find((each) => each.text === "Acuson");
      const input = { aliasId: line?.id ?? "", reason: "It makes ultrasound only" };
      const { planHash } = await shown(tx, endAlias, input);
      expect(await done(tx, "cora", endAlias, { ...input, planHash })).toEqual({ changed: 1 });
      expect((await matchesOf(tx, systemId))[0]).toMatchObject({ level: "possible" });
      const after = (await listAliases(person("cora"), null, { on: tx })).lines;
      expect(after).toHaveLength(standardAliases.length);
      const ended = after.find((each) => each.text === "Acuson");
      expect(ended).toMatchObject({ endedBy: "Cora Lindqvist", endReason: input.reason });
      const { changes, seesAll } = await listAliases(person("cora"), null, { on: tx });
      expect(changes[0]).toMatchObject({ type: "alias.ended", actorName: "Cora Lindqvist" });
      expect(changes[0]?.data).toMatchObject({ text: "Acuson", reason: input.reason, changed: 1 });
      expect(seesAll).toBe(true);
      expect((await listAliases(person("tess"), null, { on: tx })).seesAll).toBe(false);
      const again = await ask(tx, "cora", endAlias, { aliasId: ended?.id ?? "", reason: "Twice" });
      expect(again).toMatchObject({ ok: false, refusal: { code: "alias-not-held" } });
    }));
});

it("ends the alias that was read though the first change of the table has stored it under another id since", () =>
  inUndone(async (tx) => {
    const { lines } = await listAliases(person("cora"), null, { on: tx });
    const [read, other] = lines.filter((each) => each.kind === "vendor");
    const ending = async (line: typeof read) => {
      const input = { aliasId: line?.id ?? "", reason: "It makes other things" };
      const { planHash } = await shown(tx, endAlias, input);
      return done(tx, "cora", endAlias, { ...input, planHash });
    };
    await ending(other);
    await ending(read);
    const after = (await listAliases(person("cora"), null, { on: tx })).lines;
    expect(
      after
        .filter((each) => each.endedBy !== null)
        .map((each) => each.text)
        .sort(),
    ).toEqual([read?.text, other?.text].sort());
  }));

it("adds one of two at once, and tells the other that it is there", async () => {
  await db.transaction(async (tx) => {
    await done(tx, "cora", registerSystem, { siteId: site("NORTH"), assetTag: "X-1" });
  });
  const input = { ...seimens, text: "Zeimens" };
  const first = await addAlias(person("cora"), input, {});
  const planHash = !first.ok && "preview" in first.refusal ? first.refusal.preview.planHash : "";
  const both = await Promise.all([1, 2].map(() => addAlias(person("cora"), { ...input, planHash }, {})));
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "alias-exists" } });
  expect(await db.$count(matches)).toBe(0);
});

it("refuses who may not change one before anything is locked or computed", async () => {
  await db.transaction(async (tx) => {
    await lockMatching(tx, "shared");
    const added = (who: "ada" | "cora") => waitsForLock((other) => ask(other, who, addAlias, seimens));
    expect(await added("ada")).toBe(false);
    expect(await added("cora")).toBe(true);
    const ending = { aliasId: "none", reason: "Wrong" };
    expect(await waitsForLock((other) => ask(other, "ada", endAlias, ending))).toBe(false);
  });
});
