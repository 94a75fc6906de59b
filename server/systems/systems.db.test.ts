import { describe, expect, it } from "vitest";
import { networkOf } from "@/db/systems";
import { db, inUndone } from "@/db/testing/database";
import type { SystemId } from "@/domain/ids";
import { eventsAbout, hospital, morning, symbia, systemRow } from "../matches/testing/hospital";
import { correctSystem } from "./correct-system";
import { registerSystem } from "./register-system";

const { ask, done, person, site } = hospital();
const north = () => ({ siteId: site("NORTH"), ...symbia });

describe("registering a system", () => {
  it("takes it into the inventory, in the business network, and leaves its event", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { ...north(), examsPerDay: "12" });
      expect(await systemRow(tx, systemId)).toMatchObject({
        ...symbia,
        examsPerDay: 12,
        ruhCapable: "unknown",
        rowVersion: 1,
      });
      expect((await networkOf(tx, [systemId])).get(systemId)).toBe("business");
      const [event] = await eventsAbout(tx, systemId);
      expect(event).toMatchObject({
        type: "system.registered",
        siteId: site("NORTH"),
        actorName: "Cora Lindqvist",
      });
      expect(event?.data).toMatchObject({
        assetTag: "NM-014",
        fields: { model: "Symbia Intevo 16", examsPerDay: 12 },
      });
    }));

  it("is refused when a system of the site has the tag already, in whatever case", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, north());
      const again = await ask(tx, "cora", registerSystem, { ...north(), assetTag: "nm-014" });
      expect(again).toMatchObject({ ok: false, refusal: { code: "tag-taken" } });
      const elsewhere = await ask(tx, "cora", registerSystem, { ...north(), siteId: site("SOUTH") });
      expect(elsewhere.ok).toBe(true);
    }));

  it("names the fields that are missing or not in their form", () =>
    inUndone(async (tx) => {
      const outcome = await ask(tx, "cora", registerSystem, {
        ...north(),
        assetTag: " ",
        examsPerDay: "many",
      });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "invalid" } });
      if (!outcome.ok && outcome.refusal.code === "invalid") {
        expect(Object.keys(outcome.refusal.fields).sort()).toEqual(["assetTag", "examsPerDay"]);
      }
    }));

  it("tells a stranger that the site does not exist, like a site that does not", () =>
    inUndone(async (tx) => {
      const strange = await ask(tx, "sam", registerSystem, north());
      const absent = await ask(tx, "sam", registerSystem, { ...north(), siteId: crypto.randomUUID() });
      expect(strange).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      expect(absent).toEqual(strange);
    }));

  it("is refused to a technician of the site", () =>
    inUndone(async (tx) => {
      expect(await ask(tx, "tess", registerSystem, north())).toMatchObject({
        refusal: { code: "not-allowed" },
      });
    }));

  it("happens once when two people register the same tag at once", async () => {
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) =>
        registerSystem(person(who), { ...north(), assetTag: "RACE-1" }, { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "tag-taken" } });
  });
});

describe("correcting a system", () => {
  const corrected = (systemId: SystemId, change: Record<string, unknown>) => ({
    systemId,
    rowVersion: 1,
    state: "in-service",
    ...symbia,
    ...change,
  });

  it("changes what is different and records old and new value field by field", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const change = { operatingSystem: "Windows 10", location: "Room 2", state: "out-of-service" };
      await done(tx, "tess", correctSystem, corrected(systemId, change));
      expect(await systemRow(tx, systemId)).toMatchObject({ ...change, rowVersion: 2 });
      const event = (await eventsAbout(tx, systemId)).at(-1);
      expect(event).toMatchObject({ type: "system.corrected", actorName: "Tess Okafor" });
      expect(event?.data).toMatchObject({
        changes: [
          { field: "operatingSystem", before: "Windows 7", after: "Windows 10" },
          { field: "location", before: "", after: "Room 2" },
          { field: "state", before: "in-service", after: "out-of-service" },
        ],
      });
    }));

  it("is refused with the difference when the system was changed meanwhile", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      await done(tx, "tess", correctSystem, corrected(systemId, { location: "Room 2" }));
      const late = await ask(tx, "cora", correctSystem, corrected(systemId, { model: "Symbia T16" }));
      expect(late).toMatchObject({
        ok: false,
        refusal: {
          code: "changed-meanwhile",
          rowVersion: 2,
          differing: [
            {
              field: "model",
              name: "Model",
              held: "Symbia Intevo 16",
              now: "Symbia Intevo 16",
              typed: "Symbia T16",
            },
            { field: "location", name: "Location", held: "Room 2", now: "Room 2", typed: "unknown" },
          ],
        },
      });
    }));

  it("is refused when nothing is different", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      expect(await ask(tx, "cora", correctSystem, corrected(systemId, {}))).toMatchObject({
        refusal: { code: "nothing-changed" },
      });
    }));

  it("tells a stranger nothing and refuses who may only read", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, north());
      const change = corrected(systemId, { location: "Room 2" });
      expect(await ask(tx, "sam", correctSystem, change)).toMatchObject({ refusal: { code: "not-found" } });
      for (const who of ["eve", "ada", "meyer", "mia"] as const) {
        expect(await ask(tx, who, correctSystem, change)).toMatchObject({ refusal: { code: "not-allowed" } });
      }
    }));

  it("lets one of two people who correct it at once win, and tells the other", async () => {
    const registered = await registerSystem(
      person("cora"),
      { ...north(), assetTag: "RACE-2" },
      { on: db, now: morning },
    );
    if (!registered.ok) throw new Error(registered.refusal.code);
    const { systemId } = registered.value;
    const change = (location: string) => ({ ...corrected(systemId, { location }), assetTag: "RACE-2" });
    const both = await Promise.all([
      correctSystem(person("cora"), change("Room 1"), { on: db, now: morning }),
      correctSystem(person("tess"), change("Room 2"), { on: db, now: morning }),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "changed-meanwhile" } });
  });
});
