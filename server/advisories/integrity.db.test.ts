import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import { sha512 } from "@/lib/hash";
import { asFile, csaf } from "../matches/testing/documents";
import { hospital } from "../matches/testing/hospital";
import { importAdvisory } from "./import-advisory";
import { readAdvisory } from "./read-advisory";

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
