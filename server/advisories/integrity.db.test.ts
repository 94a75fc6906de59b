import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import type { AdvisoryId } from "@/domain/ids";
import { sha512 } from "@/lib/hash";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital } from "../matches/testing/hospital";
import { giveSha512 } from "./give-sha512";
import { importAdvisory } from "./import-advisory";
import { readAdvisory, readRevisions } from "./read-advisory";

const world = hospital();
const { ask, done, person } = world;

const file = asFile(csaf());
const own = sha512(Buffer.from(file.content, "base64"));
const other = "a1".repeat(64);

async function imported(tx: Tx, given: string) {
  const answer = await done(tx, "cora", importAdvisory, { ...file, sha512: given });
  if (answer.outcome !== "imported") throw new Error(answer.sentence);
  const read = await readAdvisory(person("cora"), { id: answer.advisoryId }, { on: tx });
  const found = read?.effective.findings.filter(({ finding }) => finding.code === "C11");
  return { fits: read?.head.sha512Fits, confirmed: read?.effective.confirmed, found };
}

describe("a SHA-512 given along with an advisory", () => {
  it("that fits is recorded", () =>
    inUndone(async (tx) => {
      expect(await imported(tx, `${own}  test-17-001.json\n`)).toMatchObject({ fits: true, found: [] });
    }));

  it("that does not fit is C11, which must be answered before incidents are opened", () =>
    inUndone(async (tx) => {
      const { fits, confirmed, found } = await imported(tx, other);
      expect([fits, confirmed]).toEqual([false, false]);
      expect(found?.[0]?.finding.sentence).toContain(`${own.slice(0, 8)}…`);
    }));

  it("that was not given is said not to be", () =>
    inUndone(async (tx) => {
      expect(await imported(tx, "")).toMatchObject({ fits: null, found: [] });
    }));

  it("that is none is refused beside its field, and nothing is imported", () =>
    inUndone(async (tx) => {
      for (const given of ["md5", `${other}  b.json\n${own}  c.json`]) {
        expect(await ask(tx, "cora", importAdvisory, { ...file, sha512: given })).toMatchObject({
          ok: false,
          refusal: { code: "invalid", fields: { sha512: [expect.stringContaining("No SHA-512")] } },
        });
      }
      expect(await imported(tx, own)).toMatchObject({ fits: true });
    }));
});

describe("a SHA-512 given later for a file that is here", () => {
  async function known(tx: Tx, given = "") {
    const answer = await done(tx, "cora", importAdvisory, { ...file, sha512: given });
    if (answer.outcome !== "imported") throw new Error(answer.sentence);
    const { advisoryId } = answer;
    const [revision] = (await readRevisions(person("cora"), { id: advisoryId }, { on: tx }))?.revisions ?? [];
    return { advisoryId, revisionId: revision?.id ?? "" };
  }
  async function stands(tx: Tx, advisoryId: AdvisoryId) {
    const read = await readAdvisory(person("cora"), { id: advisoryId }, { on: tx });
    const found = read?.effective.findings.filter(({ finding }) => finding.code === "C11") ?? [];
    return [read?.head.sha512Fits, found.map(({ open }) => open)];
  }

  it("is checked and leaves its event, whatever was given before", () =>
    inUndone(async (tx) => {
      const about = await known(tx);
      const line = `${own}  test-17-001.json`;
      expect(await done(tx, "cora", giveSha512, { ...about, sha512: line })).toEqual({ fits: true });
      expect(await stands(tx, about.advisoryId)).toEqual([true, []]);
      const event = (await eventsAbout(tx, about.advisoryId)).at(-1);
      expect(event).toMatchObject({ type: "advisory.sha512-given", actorName: "Cora Lindqvist" });
      expect(event?.data).toMatchObject({ given: own, actual: own, fits: true, before: null });
      expect(await ask(tx, "cora", giveSha512, { ...about, sha512: own })).toMatchObject({
        refusal: { code: "already-so" },
      });
    }));

  it("is finding C11 where it does not fit, and stays it when a fitting one follows", () =>
    inUndone(async (tx) => {
      const about = await known(tx, own);
      expect(await done(tx, "cora", giveSha512, { ...about, sha512: other })).toEqual({ fits: false });
      expect(await stands(tx, about.advisoryId)).toEqual([false, [true]]);
      await done(tx, "cora", giveSha512, { ...about, sha512: own });
      expect(await stands(tx, about.advisoryId)).toEqual([true, [true]]);
    }));

  it("is taken too when the file comes once more with it", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await known(tx);
      const again = { ...file, sha512: other };
      const checked = await done(tx, "cora", importAdvisory, again);
      expect(checked).toMatchObject({ outcome: "hash-checked", advisoryId });
      expect(await stands(tx, advisoryId)).toEqual([false, [true]]);
      expect(await ask(tx, "cora", importAdvisory, again)).toMatchObject({
        refusal: { code: "already-imported", advisoryId },
      });
    }));

  it("is refused where it is none, where the revision is another's, and to those who correct nothing", () =>
    inUndone(async (tx) => {
      const about = await known(tx);
      expect(await ask(tx, "cora", giveSha512, { ...about, sha512: "md5" })).toMatchObject({
        refusal: { code: "no-sha512" },
      });
      const foreign = { ...about, advisoryId: crypto.randomUUID(), sha512: own };
      expect(await ask(tx, "cora", giveSha512, foreign)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await ask(tx, "nils", giveSha512, { ...about, sha512: own })).toMatchObject({
        refusal: { code: "not-allowed" },
      });
      expect(await stands(tx, about.advisoryId)).toEqual([null, []]);
    }));
});
