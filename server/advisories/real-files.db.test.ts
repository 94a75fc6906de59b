import { existsSync, readdirSync, readFileSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { advisories, advisoryFindings, advisoryProducts, advisoryRevisions, matches } from "@/db/schema";
import { inUndone } from "@/db/testing/database";
import { hospital, morning, symbia } from "../matches/testing/hospital";
import { registerSystem } from "../systems/register-system";
import { importAdvisory } from "./import-advisory";
import { readRevisions } from "./read-advisory";

const { ask, done, person, site } = hospital();
const shared = "../shared/data/csaf/";
const present = existsSync(shared);
const files = (folder: string) =>
  present ? readdirSync(`${shared}${folder}`).map((name) => `${folder}/${name}`) : [];
const fileOf = (path: string) => ({
  fileName: path.replace(/^.*\//, ""),
  content: readFileSync(shared + path).toString("base64"),
});

const revisions = files("revisions");
const valid = revisions.slice(3);

/** Everything about the reference advisory that people see, without ids and times of arrival. */
async function stateOf(tx: Tx) {
  const [advisory] = await tx
    .select({
      id: advisories.id,
      because: advisories.shownBecause,
      sha256: advisoryRevisions.sha256,
      version: advisoryRevisions.version,
    })
    .from(advisories)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisories.shownRevisionId));
  const findings = await tx
    .select({
      sha256: advisoryRevisions.sha256,
      code: advisoryFindings.code,
      key: advisoryFindings.key,
      sentence: advisoryFindings.sentence,
      paths: advisoryFindings.paths,
    })
    .from(advisoryFindings)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisoryFindings.revisionId))
    .orderBy(asc(advisoryRevisions.sha256), asc(advisoryFindings.key));
  const products = await tx
    .select({ sha256: advisoryRevisions.sha256, key: advisoryProducts.stableKey })
    .from(advisoryProducts)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisoryProducts.revisionId))
    .orderBy(asc(advisoryRevisions.sha256), asc(advisoryProducts.stableKey));
  const compared = await tx
    .select({
      level: matches.level,
      asReceived: matches.levelAsReceived,
      reasons: matches.reasons,
      recheck: matches.recheck,
    })
    .from(matches);
  const states = await tx
    .select({
      sha256: advisoryRevisions.sha256,
      state: advisoryRevisions.state,
      hasPlace: advisoryRevisions.advisoryId,
    })
    .from(advisoryRevisions)
    .orderBy(asc(advisoryRevisions.sha256));
  return {
    because: advisory?.because,
    shown: advisory?.sha256,
    findings,
    products,
    compared,
    states: states.map((row) => ({ ...row, hasPlace: row.hasPlace !== null })),
  };
}

/** What is said of a file that is not taken; nothing of one that is. */
async function toldOf(tx: Tx, path: string): Promise<readonly string[]> {
  const outcome = await ask(tx, "cora", importAdvisory, fileOf(path));
  if (!outcome.ok) return [`${path}: ${outcome.refusal.code}`];
  if (outcome.value.outcome !== "refused") return [];
  const { code, faults } = outcome.value;
  return [`${path}: ${code} ${faults.map((fault) => fault.path).join(" ")}`];
}

describe.skipIf(!present)("every real file", () => {
  it("is imported; the three revisions with empty names are refused with the place, and stay as receipts", () =>
    inUndone(async (tx) => {
      const answers: string[] = [];
      for (const path of [...files("advisories"), ...revisions]) answers.push(...(await toldOf(tx, path)));
      const names = [0, 1, 2, 3].map((i) => `/product_tree/branches/0/branches/${i}/name`).join(" ");
      expect(answers).toEqual([
        ...revisions.slice(0, 3).map((path) => `${path}: schema-invalid ${names}`),
        // The advisory itself is the newest of the five, byte for byte.
        ...revisions.slice(4).map((path) => `${path}: already-imported`),
      ]);
      const receipts = await tx
        .select()
        .from(advisoryRevisions)
        .where(eq(advisoryRevisions.state, "refused"));
      expect(receipts).toHaveLength(3);
      expect(receipts.every((row) => row.advisoryId !== null)).toBe(true);
    }));
});

describe.skipIf(!present)("the revisions of the reference advisory", () => {
  const orders = [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [3, 0, 4, 1, 2],
  ];

  it("end in the same state in any order, with the order unknown and C4 on both that are valid", () =>
    inUndone(async (outer) => {
      const ends: Awaited<ReturnType<typeof stateOf>>[] = [];
      for (const order of orders) {
        await outer
          .transaction(async (tx) => {
            await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
            for (const [minute, index] of order.entries()) {
              const at = new Date(morning.getTime() + minute * 60_000);
              await done(tx, "cora", importAdvisory, fileOf(revisions[index] ?? ""), at);
            }
            ends.push(await stateOf(tx));
            tx.rollback();
          })
          .catch(() => null);
      }
      expect(ends).toHaveLength(orders.length);
      const [first] = ends;
      expect(first).toMatchObject({ because: "order-unknown" });
      const twins = first?.findings.filter((finding) => finding.code === "C4") ?? [];
      expect(new Set(twins.map((finding) => finding.sha256)).size).toBe(2);
      expect(first?.states.map((row) => [row.state, row.hasPlace])).toHaveLength(5);
      expect(first?.states.every((row) => row.hasPlace)).toBe(true);
      for (const end of ends.slice(1)) expect(end).toEqual(first);
    }));

  it("are told apart in readable words, and the refused ones say why", () =>
    inUndone(async (tx) => {
      for (const path of revisions) await done(tx, "cora", importAdvisory, fileOf(path));
      const [advisory] = await tx.select().from(advisories);
      if (!advisory) throw new Error("Not imported");
      const found = await readRevisions(person("eve"), { id: advisory.id }, { on: tx });
      expect(found?.head.shownBecause).toBe("order-unknown");
      expect(found?.revisions.filter((row) => row.state === "refused")).toHaveLength(3);
      const other = found?.revisions.find((row) => row.state === "accepted" && !row.isShown);
      expect(other?.difference?.products.same).toBe(4);
      expect(valid).toHaveLength(2);
    }));
});
