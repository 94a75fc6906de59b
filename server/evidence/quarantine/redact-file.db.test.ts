import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { evidence } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { EvidenceId, IncidentId } from "@/domain/ids";
import { eventsAbout, hospital, morning } from "../../matches/testing/hospital";
import { downloadEvidence } from "../download-evidence";
import { evidenceStore } from "../open-store";
import { photoWithPosition, picture } from "../testing/files";
import { makeIncident } from "../testing/incident";
import { send } from "../testing/sending";
import { bytesOf } from "../testing/store-contract";
import { storeFolder } from "../testing/store-folder";
import { redactFile } from "./redact-file";
import { rejectFile } from "./reject-file";

const { ask, done, person, site } = hospital();
storeFolder();

const reason = "A name on the screen";
const boxes = [{ left: 10, top: 20, width: 50, height: 30 }];
const incidentAt = (tx: Tx, code: "NORTH" | "SOUTH" = "NORTH") =>
  makeIncident(tx, { siteId: site(code), by: person("cora").id });
async function attached(tx: Tx, key: string, content: Uint8Array | string, name = "screen.png") {
  const outcome = await send(person("cora"), key, { content, about: { name } }, { on: tx, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  // Safe because the upload has just answered this id.
  return outcome.value.id as EvidenceId;
}
const rowOf = async (tx: Tx, id: EvidenceId) =>
  (await tx.select().from(evidence).where(eq(evidence.id, id)))[0];
async function filesThatCount(tx: Tx, id: IncidentId) {
  const [stored] = await factsOf(tx, [id]);
  return (stored?.facts.evidence ?? []).map((file) => file.id);
}
async function pixel(tx: Tx, id: EvidenceId, left: number, top: number) {
  const row = await rowOf(tx, id);
  const bytes = await bytesOf(evidenceStore().read(row?.sha256 ?? ""));
  const point = sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw();
  return [...(await point.toBuffer())];
}

describe("covering parts of a picture", () => {
  it("burns the boxes into a copy in its place, and holds the original", () =>
    inUndone(async (tx) => {
      const { key, id: incident } = await incidentAt(tx);
      const id = await attached(tx, key, await picture("#ff0000"));
      const { as } = await done(tx, "cora", redactFile, { id, reason, boxes });
      const [copy] = as;
      if (!copy) throw new Error("No copy was made");
      expect(await rowOf(tx, id)).toMatchObject({ quarantine: "held", quarantineWhy: "redacted" });
      expect(await rowOf(tx, copy)).toMatchObject({
        supersedes: id,
        stepKey: "confirm-affected",
        quarantine: "none",
        inspection: { kind: "image", previews: true, pixels: { width: 120, height: 80 } },
      });
      expect(await filesThatCount(tx, incident)).toEqual([copy]);
      expect(await pixel(tx, copy, 10, 20)).toEqual([0, 0, 0]);
      expect(await pixel(tx, copy, 59, 49)).toEqual([0, 0, 0]);
      expect(await pixel(tx, copy, 60, 50)).toEqual([255, 0, 0]);
      expect(await pixel(tx, copy, 9, 19)).toEqual([255, 0, 0]);
      expect(await ask(tx, "cora", downloadEvidence, { id })).toMatchObject({ refusal: { code: "held" } });
      expect((await eventsAbout(tx, id)).map((event) => event.type)).toEqual([
        "evidence.received",
        "evidence.redacted",
        "evidence.quarantined",
      ]);
    }));

  it("keeps nothing of what the camera wrote", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const id = await attached(tx, key, await photoWithPosition(), "IMG_1.jpg");
      const { as } = await done(tx, "cora", redactFile, { id, reason, boxes });
      const row = as[0] ? await rowOf(tx, as[0]) : undefined;
      const copy = await bytesOf(evidenceStore().read(row?.sha256 ?? ""));
      const { format, width, height, exif } = await sharp(copy).metadata();
      expect({ format, width, height, exif }).toEqual({ format: "jpeg", width: 320, height: 200 });
      expect(copy.includes("MARKDESCRIPTION")).toBe(false);
    }));

  it("takes the place of the same picture elsewhere at the site; at another it is held and nothing comes in its place", () =>
    inUndone(async (tx) => {
      const [one, other, far] = [await incidentAt(tx), await incidentAt(tx), await incidentAt(tx, "SOUTH")];
      const content = await picture("#00ff00");
      const ids = [];
      for (const { key } of [one, other, far]) ids.push(await attached(tx, key, content));
      const [first, beside, elsewhere] = ids;
      if (!first || !beside || !elsewhere) throw new Error("Three files were attached");
      const { as } = await done(tx, "cora", redactFile, { id: first, reason, boxes });
      expect(as).toHaveLength(2);
      expect(await filesThatCount(tx, other.id)).toEqual([as[1]]);
      expect(await filesThatCount(tx, far.id)).toEqual([]);
      for (const id of ids) expect(await rowOf(tx, id)).toMatchObject({ quarantine: "held" });
      const [told] = (await eventsAbout(tx, elsewhere)).filter(({ type }) => type === "evidence.quarantined");
      expect(told).toMatchObject({ siteId: site("SOUTH"), data: { why: "redacted" } });
      expect(await ask(tx, "jonas", rejectFile, { id: elsewhere, reason })).toMatchObject({ ok: true });
    }));

  it.each([
    ["boxes-outside", [{ left: 100, top: 0, width: 21, height: 10 }]],
    ["boxes-outside", [{ left: 0, top: 0, width: 0, height: 10 }]],
    ["boxes-outside", []],
    ["invalid", [{ left: -1, top: 0, width: 10, height: 10 }]],
    ["invalid", [{ left: 0.5, top: 0, width: 10, height: 10 }]],
    ["invalid", Array.from({ length: 51 }, () => boxes[0])],
  ])("is refused (%s) for boxes that are none: %j", (code, given) =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const id = await attached(tx, key, await picture("#ff0000"));
      expect(await ask(tx, "cora", redactFile, { id, reason, boxes: given })).toMatchObject({
        refusal: { code },
      });
      expect(await rowOf(tx, id)).toMatchObject({ quarantine: "none" });
    }),
  );

  it("is refused for what is no picture, and for one that cannot be decoded", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const text = await attached(tx, key, "port 14 down\n");
      expect(await ask(tx, "cora", redactFile, { id: text, reason, boxes })).toMatchObject({
        refusal: { code: "not-a-picture" },
      });
      const whole = await picture("#123456");
      const broken = await attached(tx, key, whole.subarray(0, whole.length - 60));
      const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const outcome = await ask(tx, "cora", redactFile, { id: broken, reason, boxes });
      quiet.mockRestore();
      expect(outcome).toMatchObject({ refusal: { code: "not-a-picture" } });
      expect(await rowOf(tx, broken)).toMatchObject({ quarantine: "none" });
    }));

  it.each([
    ["tess", "not-allowed"],
    ["meyer", "not-allowed"],
    ["sam", "not-found"],
  ] as const)("is not for %s: %s", (who, code) =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const id = await attached(tx, key, await picture("#ff0000"));
      expect(await ask(tx, who, redactFile, { id, reason, boxes })).toMatchObject({ refusal: { code } });
      expect(await rowOf(tx, id)).toMatchObject({ quarantine: "none" });
    }),
  );

  it("is done once by a repeated request, and once by two people at once", async () => {
    const { key, id: incident } = await db.transaction((tx) => incidentAt(tx));
    const id = await db.transaction(async (tx) => attached(tx, key, await picture("#0000ff")));
    const request = { id, reason, boxes, requestId: crypto.randomUUID() };
    const at = { on: db, now: morning };
    const outcomes = await Promise.all([
      redactFile(person("cora"), request, at),
      redactFile(person("jonas"), { ...request, requestId: crypto.randomUUID() }, at),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [winner] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    if (outcomes[0]?.ok) expect(await redactFile(person("cora"), request, at)).toEqual(outcomes[0]);
    expect(await db.transaction((tx) => filesThatCount(tx, incident))).toEqual(winner?.as);
  });
});
