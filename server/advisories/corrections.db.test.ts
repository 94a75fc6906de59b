import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { acceptedRevisions } from "@/db/revisions";
import { annotations, matches } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { applyAnnotations } from "@/domain/advisories/corrections";
import type { AdvisoryId } from "@/domain/ids";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital, matchesOf, morning, symbia } from "../matches/testing/hospital";
import { registerSystem } from "../systems/register-system";
import { confirmPort, ruleOnProduct, transcribeAdvice, withdrawAnnotation } from "./annotate";
import { answerFinding } from "./answer-finding";
import { chooseAdvisoryRevision } from "./choose-revision";
import { importAdvisory } from "./import-advisory";

const { ask, done, person, site } = hospital();

async function imported(tx: Tx, told: Parameters<typeof csaf>[0] = {}) {
  const answer = await done(tx, "cora", importAdvisory, asFile(csaf(told)));
  if (answer.outcome !== "imported") throw new Error(answer.sentence);
  return answer.advisoryId;
}

async function effective(tx: Tx, id: AdvisoryId) {
  const [advisory] = await shownAdvisories(tx, [id]);
  if (!advisory) throw new Error("No such advisory");
  return applyAnnotations(advisory.reading, advisory.findings, advisory.annotations);
}

async function findingKeyOf(tx: Tx, id: AdvisoryId, code: string) {
  const found = (await effective(tx, id)).findings.find(({ finding }) => finding.code === code);
  if (!found) throw new Error(`No ${code}`);
  return found.finding.key;
}

const source = { sourceTitle: "Web version", sourceUrl: "https://agency.example/test-17-001" };
const last = async (tx: Tx, id: string) => (await eventsAbout(tx, id)).at(-1);

describe("answering a finding", () => {
  it("confirms that all families count, for good, and leaves its event", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const findingKey = await findingKeyOf(tx, advisoryId, "C1");
      await done(tx, "cora", answerFinding, { advisoryId, findingKey, answer: "confirm" });
      const { products, findings } = await effective(tx, advisoryId);
      expect(products.map(({ affected, settled }) => [affected, settled])).toEqual(
        Array(4).fill([true, true]),
      );
      expect(findings.find(({ finding }) => finding.code === "C1")?.open).toBe(false);
      const event = await last(tx, advisoryId);
      expect(event).toMatchObject({
        type: "finding.confirmed",
        actorName: "Cora Lindqvist",
        data: { code: "C1" },
      });
    }));

  it("compares every system again when a dismissal changes what is affected", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "likely" }]);
      const findingKey = await findingKeyOf(tx, advisoryId, "C1");
      const dismissal = {
        advisoryId,
        findingKey,
        answer: "dismiss",
        reason: "The agency says: PET/CT only",
        ...source,
      };
      await done(tx, "cora", answerFinding, dismissal);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "excluded", recheck: false }]);
      expect((await last(tx, advisoryId))?.data).toMatchObject({ cause: "correction", changed: 1 });
    }));

  it("is refused without a reason for a dismissal, without the advice itself for lost advice, and twice the same", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const c1 = { advisoryId, findingKey: await findingKeyOf(tx, advisoryId, "C1") };
      const c2 = { advisoryId, findingKey: await findingKeyOf(tx, advisoryId, "C2") };
      expect(await ask(tx, "cora", answerFinding, { ...c1, answer: "dismiss", reason: " " })).toMatchObject({
        refusal: { code: "invalid", fields: { reason: ["Say why it is not so"] } },
      });
      const unsourced = { ...c1, answer: "dismiss", reason: "It is not so" };
      expect(await ask(tx, "cora", answerFinding, unsourced)).toMatchObject({
        refusal: { code: "invalid", fields: { sourceTitle: [expect.any(String)] } },
      });
      expect(await ask(tx, "cora", answerFinding, { ...c2, answer: "confirm" })).toMatchObject({
        refusal: { code: "advice-needed" },
      });
      await done(tx, "cora", answerFinding, { ...c1, answer: "confirm" });
      expect(await ask(tx, "jonas", answerFinding, { ...c1, answer: "confirm" })).toMatchObject({
        refusal: { code: "already-so" },
      });
    }));

  it("may be changed, and what was said before stays", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const findingKey = await findingKeyOf(tx, advisoryId, "C5");
      await done(tx, "cora", answerFinding, { advisoryId, findingKey, answer: "confirm" });
      const dismissal = {
        advisoryId,
        findingKey,
        answer: "dismiss",
        reason: "All versions are meant",
        ...source,
      };
      await done(tx, "jonas", answerFinding, dismissal, new Date(morning.getTime() + 60_000));
      const rows = await tx.select().from(annotations).where(eq(annotations.advisoryId, advisoryId));
      expect(rows).toHaveLength(2);
      expect(rows.find((row) => row.kind === "finding-dismissed")?.supersedes).toBe(
        rows.find((row) => row.kind === "finding-confirmed")?.id,
      );
    }));
});

describe("annotating an advisory", () => {
  it("transcribes the advice with its source, one entry for each paragraph, and answers the finding", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const findingKey = await findingKeyOf(tx, advisoryId, "C2");
      const text = "Run the system in a dedicated\nnetwork segment.\n\nHave a backup.\n\n\nHave a backup.";
      const answer = await done(tx, "cora", transcribeAdvice, { advisoryId, findingKey, text, ...source });
      expect(answer).toEqual({ added: 2 });
      const { advice, findings } = await effective(tx, advisoryId);
      expect(advice.map((each) => each.text)).toEqual([
        "Run the system in a dedicated network segment.",
        "Have a backup.",
      ]);
      expect(findings.find(({ finding }) => finding.code === "C2")?.open).toBe(false);
      expect(await last(tx, advisoryId)).toMatchObject({
        type: "advisory.annotated",
        data: { kind: "advice", source: { title: "Web version" } },
      });
    }));

  it("refuses advice without a source and a source that is no web address", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const advice = { advisoryId, text: "Segment it.", sourceTitle: "", sourceUrl: "javascript:alert(1)" };
      const outcome = await ask(tx, "cora", transcribeAdvice, advice);
      expect(outcome).toMatchObject({
        refusal: { code: "invalid", fields: { sourceTitle: [expect.any(String)] } },
      });
      expect(JSON.stringify(outcome)).toContain("https://");
    }));

  it("confirms each port once, in one spelling", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      await done(tx, "cora", confirmPort, { advisoryId, port: " 443 / TCP " });
      expect((await effective(tx, advisoryId)).ports.map(({ port }) => port)).toEqual([
        { number: 443, protocol: "tcp" },
      ]);
      expect(await ask(tx, "cora", confirmPort, { advisoryId, port: "443/tcp" })).toMatchObject({
        refusal: { code: "already-so" },
      });
      expect(await ask(tx, "cora", confirmPort, { advisoryId, port: "https" })).toMatchObject({
        refusal: { code: "port-unreadable" },
      });
    }));

  it("rules on one product, takes it back with a reason, and the document counts again", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const product = (await effective(tx, advisoryId)).products.find(
        (each) => each.product.productId === "P-2",
      );
      const ruling = {
        advisoryId,
        kind: "not-affected",
        productKey: product?.product.stableKey,
        reason: "Vendor letter",
      };
      await done(tx, "cora", ruleOnProduct, ruling);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "excluded" }]);
      const [annotation] = await tx.select().from(annotations).where(eq(annotations.kind, "not-affected"));
      const withdrawal = {
        advisoryId,
        annotationId: annotation?.id,
        reason: "The letter was about another model",
      };
      await done(tx, "cora", withdrawAnnotation, withdrawal);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "likely" }]);
      expect(await ask(tx, "cora", withdrawAnnotation, withdrawal)).toMatchObject({
        refusal: { code: "annotation-gone" },
      });
      expect(await ask(tx, "cora", ruleOnProduct, { ...ruling, productKey: "none" })).toMatchObject({
        refusal: { code: "product-gone" },
      });
    }));
});

describe("choosing a revision", () => {
  it("shows the chosen one also after a later import, and compares every system with it", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const all = ["P-1", "P-2", "P-3", "P-4"];
      await done(
        tx,
        "cora",
        importAdvisory,
        asFile(csaf({ version: "2", affected: all }), "test-17-001.json", "2017-09-01"),
      );
      expect(await matchesOf(tx, systemId)).toMatchObject([{ levelAsReceived: "likely" }]);
      const [before] = await shownAdvisories(tx, [advisoryId]);
      const { revisionId } =
        (await tx.select().from(matches).where(eq(matches.advisoryId, advisoryId)))[0] ?? {};
      expect(revisionId).toBe(before?.revisionId);
      const first = await otherRevision(tx, advisoryId, before?.revisionId);
      await done(tx, "cora", chooseAdvisoryRevision, {
        advisoryId,
        revisionId: first,
        reason: "Version 2 was withdrawn",
      });
      await done(
        tx,
        "cora",
        importAdvisory,
        asFile(csaf({ version: "3" }), "test-17-001.json", "2017-10-01"),
      );
      expect((await shownAdvisories(tx, [advisoryId]))[0]).toMatchObject({
        revisionId: first,
        shownBecause: "chosen",
      });
      expect(await matchesOf(tx, systemId)).toMatchObject([
        { revisionId: first, levelAsReceived: "excluded" },
      ]);
    }));

  it("is refused for a revision that was never accepted", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      const choice = { advisoryId, revisionId: crypto.randomUUID(), reason: "It is the newest" };
      expect(await ask(tx, "cora", chooseAdvisoryRevision, choice)).toMatchObject({
        refusal: { code: "revision-gone" },
      });
    }));
});

async function otherRevision(tx: Tx, advisoryId: AdvisoryId, shown: string | undefined) {
  return (await acceptedRevisions(tx, advisoryId)).find((revision) => revision.id !== shown)?.id;
}

describe("who may correct an advisory", () => {
  const each = [
    [answerFinding, { findingKey: "x", answer: "confirm" }],
    [ruleOnProduct, { kind: "affected", productKey: "x" }],
    [transcribeAdvice, { text: "Segment it.", ...source }],
    [confirmPort, { port: "443/tcp" }],
    [withdrawAnnotation, { annotationId: crypto.randomUUID(), reason: "No" }],
    [chooseAdvisoryRevision, { revisionId: crypto.randomUUID(), reason: "No" }],
  ] as const;

  it.each(each)("%o is for coordinators of all sites, and tells everybody else nothing", (command, input) =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx);
      for (const who of ["eve", "ada", "mia", "nils"] as const) {
        expect(await command(person(who), { ...input, advisoryId }, { on: tx })).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      }
      for (const who of ["tess", "sam"] as const) {
        expect(await command(person(who), { ...input, advisoryId }, { on: tx })).toMatchObject({
          refusal: { code: "not-found" },
        });
      }
      const absent = { ...input, advisoryId: crypto.randomUUID() };
      expect(await command(person("cora"), absent, { on: tx })).toMatchObject({
        refusal: { code: "not-found" },
      });
    }),
  );

  it("lets one of two people who answer a finding at once win, and tells the other", async () => {
    const on = { on: db, now: morning };
    const answer = await importAdvisory(
      person("cora"),
      asFile(csaf({ id: "TEST-RACE" }), "test-race.json"),
      on,
    );
    if (!answer.ok || answer.value.outcome !== "imported") throw new Error("Not imported");
    const { advisoryId } = answer.value;
    const findingKey = await db.transaction((tx) => findingKeyOf(tx, advisoryId, "C1"));
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) =>
        answerFinding(person(who), { advisoryId, findingKey, answer: "confirm" }, on),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "already-so" } });
  });
});
