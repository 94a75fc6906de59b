import { readFileSync } from "node:fs";
import path from "node:path";
import { parseDicom } from "dicom-parser";
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { identitiesOf } from "@/db/identities";
import { deviceIdentities, matches, rechecks } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { SystemId } from "@/domain/ids";
import { decideMatches } from "../matches/decide-matches";
import { eventsAbout, hospital, morning, symbia } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { recordIdentity } from "./record-identity";
import { registerSystem } from "./register-system";
import { deviceElements, dicomFile, markedFile, markers, realDicomFiles } from "./testing/dicom-files";

const world = hospital();
const { ask, done, person, site } = world;
const north = () => ({ siteId: site("NORTH"), ...symbia, serial: "1001" });
const base64 = (bytes: Buffer) => bytes.toString("base64");
const nuclear = { modality: "NM", manufacturer: "SIEMENS NM", model: "Encore2", serial: "1001" };

afterEach(() => void vi.restoreAllMocks());

/** What the portal answers first: the preview, or why not. */
async function shown(tx: Tx, systemId: SystemId, file: Buffer) {
  const answer = await ask(tx, "tess", recordIdentity, { systemId, content: base64(file) });
  if (answer.ok) throw new Error("Nothing is recorded before it was shown");
  return answer.refusal;
}

/** Shows and records; whoever confirms says that it is the right system. */
async function recorded(tx: Tx, systemId: SystemId, file: Buffer) {
  const refusal = await shown(tx, systemId, file);
  if (!("preview" in refusal)) throw new Error(refusal.code);
  const { planHash } = refusal.preview;
  return done(tx, "tess", recordIdentity, { systemId, content: base64(file), planHash, sure: "on" });
}

/** Every text in the database. */
async function dumped(tx: Tx): Promise<string> {
  const columns = await tx.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'jsonb', 'bytea', 'character varying')`);
  const parts: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await tx.execute<{ all: string | null }>(
      sql`select string_agg(${sql.identifier(column)}::text, ' | ') as all from ${sql.identifier(table)}`,
    );
    parts.push(row?.all ?? "");
  }
  return parts.join("\n");
}

/** Everything written to the log meanwhile. */
function logged(): () => string {
  const lines: string[] = [];
  const take = (...said: unknown[]) => void lines.push(said.map(String).join(" "));
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, level).mockImplementation(take);
  }
  const written = (text: string | Uint8Array) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(written);
  vi.spyOn(process.stderr, "write").mockImplementation(written);
  return () => lines.join("\n");
}

describe("recording an identity from a DICOM file", () => {
  it("shows first, then adds it with its source and leaves its event", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const file = dicomFile(deviceElements(nuclear));
      expect(await shown(tx, systemId, file)).toMatchObject({
        code: "to-confirm",
        preview: { outcome: "adds", held: null, doubts: [], found: nuclear },
      });
      expect(await identitiesOf(tx, systemId)).toEqual([]);
      expect(await recorded(tx, systemId, file)).toEqual({ modality: "NM", outcome: "added" });
      expect(await identitiesOf(tx, systemId)).toMatchObject([
        { ...nuclear, source: "dicom-file", recordedBy: "Tess Okafor", recordedAt: morning },
      ]);
      const event = (await eventsAbout(tx, systemId)).find((each) => each.type === "identity.recorded");
      expect(event).toMatchObject({ siteId: site("NORTH"), actorName: "Tess Okafor" });
      expect(event?.data).toMatchObject({ outcome: "added", modality: "NM", supersedes: null });
    }));

  it("is what advisories are compared with from then on, and says why a decision is looked at again", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const silent = { manufacturer: "", model: "", deviceClass: "", serial: "1001" };
      const { systemId, matchId } = await matchedSystem(world, tx, "NORTH", "NM-1", silent);
      const restsOn = async () =>
        (await tx.select().from(matches).where(eq(matches.id, matchId))).map((row) => row.inputsHash);
      const before = await restsOn();
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      await recorded(tx, systemId, dicomFile(deviceElements(nuclear)));
      expect(await restsOn()).not.toEqual(before);
      expect(await tx.select().from(rechecks).where(eq(rechecks.matchId, matchId))).toMatchObject([
        { because: "The NM identity was added from a DICOM file." },
      ]);
    }));

  it("adds the second part beside the first, changes nothing for the same again, and supersedes what changed", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const first = dicomFile(deviceElements(nuclear));
      await recorded(tx, systemId, first);
      await recorded(
        tx,
        systemId,
        dicomFile(deviceElements({ modality: "CT", model: "Emotion Duo", serial: "1001" })),
      );
      expect((await identitiesOf(tx, systemId)).map((each) => each.modality).sort()).toEqual(["CT", "NM"]);
      expect(await shown(tx, systemId, first)).toMatchObject({
        code: "nothing-changed",
        sentence: expect.stringContaining("says exactly this already"),
      });
      const newer = dicomFile(deviceElements({ ...nuclear, software: "VB22A" }));
      expect(await recorded(tx, systemId, newer)).toEqual({ modality: "NM", outcome: "replaced" });
      const rows = await tx.select().from(deviceIdentities).where(eq(deviceIdentities.systemId, systemId));
      expect(rows).toHaveLength(3);
      expect(rows.filter((row) => row.supersededBy !== null)).toMatchObject([{ softwareVersion: "VG51C" }]);
    }));

  it("asks whether it is the right system, and records only when a person says so", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      await done(tx, "cora", registerSystem, { ...north(), assetTag: "NM-015", serial: "77" });
      const file = dicomFile(deviceElements({ manufacturer: "GE MEDICAL SYSTEMS", serial: "77" }));
      const refusal = await shown(tx, systemId, file);
      if (!("preview" in refusal)) throw new Error(refusal.code);
      expect(refusal.preview.doubts.join(" ")).toMatch(/GE MEDICAL.*SIEMENS NM.*“77”.*“1001”.*NM-015/);
      const input = { systemId, content: base64(file), planHash: refusal.preview.planHash };
      expect(await ask(tx, "tess", recordIdentity, input)).toMatchObject({ refusal: { code: "not-sure" } });
      expect(await identitiesOf(tx, systemId)).toEqual([]);
      expect((await ask(tx, "tess", recordIdentity, { ...input, sure: "on" })).ok).toBe(true);
    }));

  it("records nothing but what was shown", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const refusal = await shown(tx, systemId, dicomFile(deviceElements(nuclear)));
      if (!("preview" in refusal)) throw new Error(refusal.code);
      const other = base64(dicomFile(deviceElements({ ...nuclear, software: "VB22A" })));
      const input = { systemId, content: other, planHash: refusal.preview.planHash, sure: "on" };
      expect(await ask(tx, "tess", recordIdentity, input)).toMatchObject({
        refusal: { code: "plan-changed" },
      });
    }));

  it("tells a stranger nothing and refuses who may only read", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const input = { systemId, content: base64(dicomFile(deviceElements(nuclear))) };
      expect(await ask(tx, "sam", recordIdentity, input)).toMatchObject({ refusal: { code: "not-found" } });
      for (const who of ["eve", "ada", "meyer"] as const) {
        expect(await ask(tx, who, recordIdentity, input)).toMatchObject({ refusal: { code: "not-allowed" } });
      }
    }));

  it("happens once when two people record the same file at once", async () => {
    const made = await registerSystem(
      person("cora"),
      { ...north(), assetTag: "RACE-9" },
      { on: db, now: morning },
    );
    if (!made.ok) throw new Error(made.refusal.code);
    const { systemId } = made.value;
    const content = base64(dicomFile(deviceElements(nuclear)));
    const first = await recordIdentity(person("cora"), { systemId, content }, { on: db, now: morning });
    if (first.ok || !("preview" in first.refusal)) throw new Error("It is shown first");
    const input = { systemId, content, planHash: first.refusal.preview.planHash, sure: "on" };
    const both = await Promise.all(
      (["cora", "tess"] as const).map((who) => recordIdentity(person(who), input, { on: db, now: morning })),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "nothing-changed" } });
  });
});

describe("nothing of the patient stays anywhere", () => {
  it("not of a file whose every other tag is marked", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const log = logged();
      const file = markedFile({ modality: "NM" });
      const answers = JSON.stringify([await shown(tx, systemId, file), await recorded(tx, systemId, file)]);
      const kept = [answers, await dumped(tx), log()].join("\n");
      for (const marker of markers) expect(kept).not.toContain(marker);
      expect(kept).toContain("Biograph64_mCT");
    }));

  it.skipIf(realDicomFiles.length === 0).each(realDicomFiles)("not of $name", ({ bytes }) =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const before = await dumped(tx);
      const log = logged();
      const first = await shown(tx, systemId, bytes);
      const then = "preview" in first ? await recorded(tx, systemId, bytes) : null;
      const kept = [JSON.stringify([first, then]), await dumped(tx), log()].join("\n");
      for (const value of patientValues(bytes)) {
        if (!before.includes(value)) expect(kept, "a patient tag's value").not.toContain(value);
      }
    }),
  );
});

const deviceTags = new Set(
  "00080055 00080060 00080070 00080080 00081010 00081040 00081090 00181000 00181002 00181008 00181009 0018100a 00181020 00181200".split(
    " ",
  ),
);

/** The tags of the basic confidentiality profile, without the allowed device tags. */
function patientTags(): readonly string[] {
  const file = path.resolve("..", "shared", "data", "dicom", "confidentiality_profile_attributes.json");
  const listed = z.array(z.object({ id: z.string() })).parse(JSON.parse(readFileSync(file, "utf8")));
  return listed.map(({ id }) => id.toLowerCase()).filter((id) => !deviceTags.has(id));
}

/** The values another reader finds under those tags, long enough to be told from chance and not a device's own as well. */
function patientValues(bytes: Buffer): readonly string[] {
  const other = read(bytes);
  if (!other) return [];
  const own = [...deviceTags].map((tag) => other.string(`x${tag}`) ?? "").join("\n");
  return patientTags()
    .map((tag) => other.string(`x${tag}`) ?? "")
    .filter((value) => isTelling(value.trim()) && !own.includes(value));
}

function read(bytes: Buffer) {
  try {
    return parseDicom(bytes, { untilTag: "x7fe00010" });
  } catch {
    return null;
  }
}

/** Whether a value cannot stand in an id or a hash by chance, as a few digits can. */
function isTelling(value: string): boolean {
  return value.length >= (/^[-+.\d]*$/.test(value) ? 8 : 4);
}
