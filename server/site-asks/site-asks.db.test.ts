import { eq, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { contacts, siteAnswers, siteAsks } from "@/db/schema";
import { lockSitesToAsk } from "@/db/site-asks";
import { db, inUndone } from "@/db/testing/database";
import { waitsForLock } from "@/db/testing/waiting";
import { contactOf, stateOfRow } from "@/domain/site-asks/rows";
import { decideMatches } from "../matches/decide-matches";
import { eventsAbout, hospital, vendorContact } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { endContact } from "../sites/contacts";
import { readStatus } from "../status/read-status";
import { retireSystem } from "../systems/retire-system";
import { readToday } from "../today/read-today";
import { answerSiteAsk } from "./answer-site-ask";
import { askSites } from "./ask-sites";
import { readAsks, readSiteAnswers } from "./read-asks";

const world = hospital();
const { ask, done, person, site } = world;
const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 10, day, hour));

/** Two systems at Northgate and one overseas, both sites asked for the 24th at 16:00. */
async function asked(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  const one = await matchedSystem(world, tx, "NORTH", "NM-1");
  const two = await matchedSystem(world, tx, "NORTH", "NM-2");
  const away = await matchedSystem(world, tx, "PINE", "NM-3");
  const both = { advisoryId, siteIds: [site("NORTH"), site("PINE")], due: "2026-11-24T16:00" };
  await done(tx, "cora", askSites, both, at(20));
  return { advisoryId, one, two, away, both };
}
let held: ReturnType<typeof asked> | undefined;
/** The same for several transactions at once, made once for all tests that need it. */
const committed = () => {
  held ??= db.transaction(asked);
  return held;
};
const rowOf = async (tx: Tx, siteCode: string, now: Date) => {
  const { rows } = await readAsks(person("cora"), null, { on: tx, now });
  const row = rows.find((each) => each.siteCode === siteCode);
  return row && { row, state: stateOfRow(row, now) };
};
const decide = (tx: Tx, matchId: string, now: Date, who: "cora" | "jonas" = "cora") =>
  done(tx, who, decideMatches, { matchIds: [matchId], decision: "affected" }, now);

describe("asking sites to answer", () => {
  it("means each site's own clock, and leaves an event at each", () =>
    inUndone(async (tx) => {
      await asked(tx);
      const asks = await tx.select().from(siteAsks);
      const due = new Map(asks.map((each) => [each.siteId, each.dueAt.toISOString()]));
      expect(due.get(site("NORTH"))).toBe("2026-11-24T15:00:00.000Z");
      expect(due.get(site("PINE"))).toBe("2026-11-24T21:00:00.000Z");
      const [event] = await eventsAbout(tx, asks.find((each) => each.siteId === site("NORTH"))?.id ?? "");
      expect(event).toMatchObject({ type: "site.asked", siteId: site("NORTH"), data: { undecided: 2 } });
    }));

  it("names whom it is put to: the first on the site's list, or whom the coordinator chose", () =>
    inUndone(async (tx) => {
      const { both, advisoryId } = await asked(tx);
      const listed = async (code: string) => {
        const { rows } = (await readSiteAnswers(person("cora"), { id: advisoryId }, { on: tx })) ?? {
          rows: [],
        };
        return rows.find(({ siteCode }) => siteCode === code);
      };
      const first = await listed("NORTH");
      expect(first?.contacts.length).toBeGreaterThan(1);
      expect(first?.ask?.contact).toEqual(first?.contacts[0]);
      const chosen = first?.contacts[1];
      const again = { ...both, contacts: [{ siteId: site("NORTH"), contactId: chosen?.id }] };
      await done(tx, "cora", askSites, again, at(21));
      expect((await listed("NORTH"))?.ask?.contact).toEqual(chosen);
      const [event] = await eventsAbout(tx, (await listed("NORTH"))?.ask?.id ?? "");
      expect(event?.data).toMatchObject({ contact: `${chosen?.name}, ${chosen?.duty}` });

      await done(tx, "cora", endContact, { contactId: chosen?.id }, at(21));
      expect(await ask(tx, "cora", askSites, again, at(21))).toMatchObject({
        refusal: { code: "contact-gone" },
      });
      const gone = await listed("NORTH");
      expect(gone?.ask?.contact).toEqual(chosen);
      expect(gone && contactOf(gone)).toEqual(first?.contacts[0]);
    }));

  it("takes nobody of another site, and says where nobody is known", () =>
    inUndone(async (tx) => {
      const { both } = await asked(tx);
      const [other] = await tx
        .select()
        .from(contacts)
        .where(ne(contacts.siteId, site("PINE")));
      const wrong = { ...both, contacts: [{ siteId: site("PINE"), contactId: other?.id }] };
      expect(await ask(tx, "cora", askSites, wrong, at(21))).toMatchObject({
        refusal: { code: "contact-gone" },
      });
      await tx
        .update(contacts)
        .set({ endedAt: at(20) })
        .where(eq(contacts.siteId, site("PINE")));
      await done(tx, "cora", askSites, both, at(21));
      const pine = (await rowOf(tx, "PINE", at(21)))?.row;
      expect(pine?.ask?.contact).toBeNull();
      expect(pine && contactOf(pine)).toBeNull();
    }));

  it("is told two days before its time", () =>
    inUndone(async (tx) => {
      await asked(tx);
      const due = async (now: Date) =>
        (await readToday(person("cora"), null, { on: tx, now })).answersDue.rows.map(
          ({ siteCode }) => siteCode,
        );
      expect(await due(at(22, 14))).toEqual([]);
      // Sixteen o'clock comes later at Pine than at Northgate.
      expect(await due(at(22, 15))).toEqual(["NORTH"]);
      expect(await due(at(24, 14))).toEqual(["NORTH", "PINE"]);
      expect(await due(at(24, 16))).toEqual(["PINE"]);
    }));

  it("is refused for a time that has passed, where nothing is undecided, and to who may not decide", () =>
    inUndone(async (tx) => {
      const { both, away } = await asked(tx);
      const code = async (who: "cora" | "tess" | "sam" | "ada", input: unknown, now = at(20)) => {
        const outcome = await ask(tx, who, askSites, input, now);
        return outcome.ok ? null : outcome.refusal.code;
      };
      expect(await code("cora", both, at(24, 15))).toBe("due-passed");
      expect(await code("tess", { ...both, siteIds: [site("NORTH")] })).toBe("not-allowed");
      expect(await code("sam", { ...both, siteIds: [site("NORTH")] })).toBe("not-found");
      expect(await code("ada", both)).toBe("not-allowed");
      await decide(tx, away.matchId, at(20));
      expect(await code("cora", both)).toBe("nothing-undecided");
      expect(await code("cora", { ...both, due: "soon" })).toBe("invalid");
    }));

  it("is silent from its time on, in status too, and answered in the act that decides the last system", () =>
    inUndone(async (tx) => {
      const { one, two, advisoryId } = await asked(tx);
      expect((await rowOf(tx, "NORTH", at(24, 14)))?.state).toBe("waiting");
      expect((await rowOf(tx, "NORTH", at(25)))?.state).toBe("silent");
      const status = async (now: Date) =>
        (await readStatus(person("eve"), { advisoryId }, { on: tx, now })).sites.find(
          ({ code }) => code === "NORTH",
        );
      expect((await status(at(25)))?.silentSince).toEqual(at(24, 15));
      await decide(tx, one.matchId, at(25, 10));
      expect((await rowOf(tx, "NORTH", at(25, 11)))?.state).toBe("silent");
      await decide(tx, two.matchId, at(25, 12));
      const answered = await rowOf(tx, "NORTH", at(25, 13));
      expect(answered).toMatchObject({ state: "answered", row: { ask: { answeredAt: at(25, 12) } } });
      expect(await status(at(25, 13))).toMatchObject({ silentSince: null, lastAnswer: at(25, 12) });
      const id = answered?.row.ask?.id ?? "";
      expect((await eventsAbout(tx, id)).at(-1)).toMatchObject({
        type: "site.answered",
        data: { late: true, as: "decided" },
      });
    }));

  it("stays late when it is asked again, whatever the new time", () =>
    inUndone(async (tx) => {
      const { both, away } = await asked(tx);
      const again = { ...both, siteIds: [site("PINE")], due: "2026-12-01T16:00" };
      await done(tx, "cora", askSites, again, at(26));
      expect((await rowOf(tx, "PINE", at(26, 10)))?.state).toBe("silent");
      await decide(tx, away.matchId, at(27));
      expect((await rowOf(tx, "PINE", at(28)))?.row.ask).toMatchObject({ missedDueAt: at(24, 21) });
    }));

  it("is answered by a person only for what waits for a vendor, which stays unknown", () =>
    inUndone(async (tx) => {
      const { advisoryId, away } = await asked(tx);
      const answer = { advisoryId, siteId: site("PINE"), note: "Case 4711" };
      expect(await ask(tx, "cora", answerSiteAsk, answer)).toMatchObject({
        refusal: { code: "still-undecided" },
      });
      const question = { matchIds: [away.matchId], decision: "ask-vendor", question: "Is it?" };
      await done(tx, "cora", decideMatches, { ...question, contactId: await vendorContact(tx) }, at(21));
      expect((await rowOf(tx, "PINE", at(21, 10)))?.state).toBe("waiting");
      await done(tx, "cora", answerSiteAsk, answer, at(21, 11));
      const { all } = await readStatus(person("eve"), { advisoryId }, { on: tx, now: at(25) });
      expect(all.unknown).toBe(3);
      expect(await rowOf(tx, "PINE", at(25))).toMatchObject({
        state: "answered",
        row: { withVendor: 1, ask: { answer: { kind: "recorded", withVendor: 1, note: "Case 4711" } } },
      });
      expect(await ask(tx, "cora", answerSiteAsk, answer)).toMatchObject({
        refusal: { code: "answered-already" },
      });
    }));

  it("is answered too when its last undecided system is retired", () =>
    inUndone(async (tx) => {
      const { away } = await asked(tx);
      const retiring = { systemId: away.systemId, since: "2026-11-21", reason: "Sold" };
      await done(tx, "cora", retireSystem, retiring, at(22));
      expect((await rowOf(tx, "PINE", at(22)))?.state).toBe("answered");
    }));

  it("shows a technician the sites in reach, and a stranger none", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await asked(tx);
      const codes = async (who: "tess" | "sam" | "nils") =>
        (await readAsks(person(who), null, { on: tx, now: at(20) })).rows.map((row) => row.siteCode);
      expect(await codes("tess")).toEqual(["NORTH"]);
      expect(await codes("sam")).toEqual([]);
      expect(await codes("nils")).toEqual([]);
      const page = await readSiteAnswers(person("tess"), { id: advisoryId }, { on: tx, now: at(20) });
      expect(page?.rows.map((row) => [row.siteCode, row.undecided])).toEqual([["NORTH", 2]]);
    }));

  it("is answered once when two people decide the last two systems at once", async () => {
    const { one, two } = await committed();
    await Promise.all([
      decideMatches(
        person("cora"),
        { matchIds: [one.matchId], decision: "affected" },
        { on: db, now: at(21) },
      ),
      decideMatches(
        person("jonas"),
        { matchIds: [two.matchId], decision: "affected" },
        { on: db, now: at(21) },
      ),
    ]);
    const answers = await db.select().from(siteAnswers);
    expect(answers.filter((answer) => answer.siteId === site("NORTH"))).toHaveLength(1);
  });

  it("locks the asks that hold before they are changed", async () => {
    const { both } = await committed();
    await db.transaction(async (tx) => {
      await tx.select().from(siteAsks).where(eq(siteAsks.current, true)).for("update");
      const again = { ...both, due: "2026-11-25T16:00" };
      expect(await waitsForLock((other) => lockSitesToAsk(other, again.advisoryId, again.siteIds))).toBe(
        true,
      );
    });
  });
});
