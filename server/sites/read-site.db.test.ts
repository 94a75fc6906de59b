import { describe, expect, it } from "vitest";
import { db, inUndone } from "@/db/testing/database";
import { decideMatches } from "../matches/decide-matches";
import { eventsAbout, hospital, morning, symbia } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { readStatus } from "../status/read-status";
import { registerSystem } from "../systems/register-system";
import { addContact, endContact } from "./contacts";
import { readSite } from "./read-site";

const world = hospital();
const { ask, done, person, site } = world;
const network = { name: "Ned Ito", duty: "Firewall on duty", phone: "4711", hours: "24 h" };

describe("a site", () => {
  it("shows its systems, whom to call and its people, by its code in whatever case", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia, location: "Room 2" });
      const seen = await readSite(person("tess"), { code: "north" }, { on: tx, now: morning });
      expect(seen).toMatchObject({ site: { code: "NORTH" }, isCut: false, incidents: [] });
      expect(seen?.systems).toMatchObject([{ assetTag: "NM-014", location: "Room 2", network: "business" }]);
      expect(seen?.people).toContainEqual({ name: "Tess Okafor", role: "technician" });
      expect(JSON.stringify(seen?.people)).not.toMatch(/@|phone/);
      expect(seen?.contacts.length).toBeGreaterThan(0);
    }));

  it("counts its systems as status does: affected without an incident is exposed, withdrawn is apart", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      await matchedSystem(world, tx, "NORTH", "NM-2");
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      const seen = await readSite(person("tess"), { code: "NORTH" }, { on: tx, now: morning });
      expect(seen?.numbers).toMatchObject({ systems: 2, affected: 1, exposed: 1, unknown: 1 });
      const status = await readStatus(person("cora"), { advisoryId }, { on: tx, now: morning });
      expect(seen?.numbers).toEqual(status.sites.find(({ code }) => code === "NORTH")?.numbers);
    }));

  it("shows an administrator its people, and none of its systems", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const seen = await readSite(person("nils"), { code: "NORTH" }, { on: tx, now: morning });
      expect(seen).toMatchObject({ systems: [], incidents: [], numbers: { systems: 0 } });
    }));

  it("is nothing to a stranger, like a site that does not exist", () =>
    inUndone(async (tx) => {
      expect(await readSite(person("sam"), { code: "NORTH" }, { on: tx })).toBeNull();
      expect(await readSite(person("sam"), { code: "NOWHERE" }, { on: tx })).toBeNull();
    }));
});

describe("whom to call", () => {
  it("is added and ended by a coordinator, each with its event", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", addContact, { siteId: site("NORTH"), ...network });
      const listed = async () =>
        (await readSite(person("cora"), { code: "NORTH" }, { on: tx }))?.contacts.filter(
          ({ name }) => name === network.name,
        ) ?? [];
      const [contact] = await listed();
      await done(tx, "cora", endContact, { contactId: contact?.id });
      expect(await listed()).toEqual([]);
      const events = await eventsAbout(tx, site("NORTH"));
      expect(events.slice(-2).map(({ type }) => type)).toEqual(["contact.added", "contact.ended"]);
      expect(await ask(tx, "cora", endContact, { contactId: contact?.id })).toMatchObject({
        refusal: { code: "ended-already" },
      });
    }));

  it("is not a technician's to change, and a stranger finds nothing", () =>
    inUndone(async (tx) => {
      const input = { siteId: site("NORTH"), ...network };
      expect(await ask(tx, "tess", addContact, input)).toMatchObject({ refusal: { code: "not-allowed" } });
      expect(await ask(tx, "sam", addContact, input)).toMatchObject({ refusal: { code: "not-found" } });
    }));

  it("is ended once when two people end it at once", async () => {
    const added = await addContact(
      person("cora"),
      { siteId: site("SOUTH"), ...network },
      { on: db, now: morning },
    );
    expect(added.ok).toBe(true);
    const seen = await readSite(person("cora"), { code: "SOUTH" }, { on: db, now: morning });
    const contactId = seen?.contacts.find(({ name }) => name === network.name)?.id;
    const both = await Promise.all(
      (["cora", "nils"] as const).map((who) =>
        endContact(person(who), { contactId }, { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});
