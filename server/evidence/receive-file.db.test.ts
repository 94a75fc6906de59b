import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { events, evidence } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { photo } from "@/domain/evidence/testing/photo";
import type { EvidenceId } from "@/domain/ids";
import type { DemoPersonKey } from "../demo/cast";
import { eventsAbout, hospital, morning } from "../matches/testing/hospital";
import { makeIncident, setClosed } from "./testing/incident";
import { bytes, confirming, hashOf, inPieces, send, versionScreen } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { person, site } = hospital();
const store = storeFolder();

const incidentAt = (tx: Tx, code: "NORTH" | "SOUTH" = "NORTH") =>
  makeIncident(tx, { siteId: site(code), by: person("cora").id });
const sendAs = (tx: Tx, who: DemoPersonKey, key: string, sent: Parameters<typeof send>[2] = {}) =>
  send(person(who), key, sent, { on: tx, now: morning });
type Outcome = Awaited<ReturnType<typeof send>>;
const code = (outcome: Outcome) => (outcome.ok ? "kept" : outcome.refusal.code);
const kept = (outcome: Outcome) => {
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return outcome.value;
};
// Safe because the tests read ids that uploads have answered.
const rowOf = async (tx: Tx, id: string) =>
  (
    await tx
      .select()
      .from(evidence)
      .where(eq(evidence.id, id as EvidenceId))
  )[0];

describe("a role that is taken away while a file is on its way", () => {
  it("attaches nothing, and neither does a session that has ended", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const without = { ...person("tess"), grants: [] };
      expect(code(await sendAs(tx, "tess", key, { after: without }))).toBe("not-found");
      expect(code(await sendAs(tx, "tess", key, { after: null }))).toBe("not-allowed");
      expect(await tx.$count(evidence)).toBe(0);
    }));
});

describe("a file that is sent", () => {
  it("is kept with its hash, its place and its three times, and leaves its event", () =>
    inUndone(async (tx) => {
      const { id: incidentId, key } = await incidentAt(tx);
      const content = photo({ time: "2026:11:19 15:28:05" });
      const answer = kept(await sendAs(tx, "tess", key, { content, about: { name: "IMG_2291.jpg" } }));
      expect(answer).toEqual({
        id: expect.any(String),
        name: "IMG_2291.jpg",
        size: content.length,
        sha256: hashOf(content),
        mediaType: "image/jpeg",
        stepKey: confirming,
        requirement: versionScreen,
        capturedAt: "2026-11-19T14:28:05.000Z",
        receivedAt: morning.toISOString(),
        alsoAt: [],
        state: null,
      });
      expect(await rowOf(tx, answer.id)).toMatchObject({
        incidentId,
        siteId: site("NORTH"),
        uploadedBy: person("tess").id,
        capturedAt: new Date("2026-11-19T14:28:05Z"),
        receivedAt: morning,
        attemptId: null,
        capturedZone: "unknown",
        inspection: { kind: "image", opaque: null },
        quarantine: "none",
        scan: "not-configured",
      });
      const [event] = await eventsAbout(tx, answer.id);
      expect(event).toMatchObject({
        type: "evidence.received",
        incidentId,
        siteId: site("NORTH"),
        actorName: "Tess Okafor",
      });
      expect(event?.data).toEqual({
        evidenceId: answer.id,
        name: "IMG_2291.jpg",
        sha256: answer.sha256,
        size: content.length,
        mediaType: "image/jpeg",
        stepKey: confirming,
        requirement: versionScreen,
        capturedAt: "2026-11-19T14:28:05.000Z",
      });
    }));

  it.each([
    ["接続図 第2版.txt", "接続図 第2版.txt"],
    ["صورة المفتاح.txt", "صورة المفتاح.txt"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\x\\a\u202etxt.exe", "atxt.exe"],
  ])("keeps its name as far as it misleads nobody: %j", (name, shown) =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const answer = kept(await sendAs(tx, "tess", key, { about: { name } }));
      expect(answer.name).toBe(shown);
      expect(await rowOf(tx, answer.id)).toMatchObject({ name: shown });
    }),
  );

  it("may be sent without saying how long it is", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      expect(code(await sendAs(tx, "tess", key, { size: null }))).toBe("kept");
    }));

  it("takes the place of another, which stays and is marked", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const first = kept(await sendAs(tx, "tess", key));
      const about = { supersedes: first.id };
      const second = kept(await sendAs(tx, "tess", key, { content: "newer", about }));
      expect(await rowOf(tx, second.id)).toMatchObject({ supersedes: first.id });
      const history = await eventsAbout(tx, first.id);
      expect(history.map((event) => event.type)).toEqual(["evidence.received", "evidence.superseded"]);
      expect(history[1]?.data).toMatchObject({ by: second.id, sha256: first.sha256 });
      expect(code(await sendAs(tx, "tess", key, { content: "third", about }))).toBe("superseded-already");
    }));
});

describe("the same bytes", () => {
  it("are kept once, linked where they are offered as something else, and that is told", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const first = kept(await sendAs(tx, "tess", key, { content: "the same" }));
      const about = { stepKey: "map-exposure", requirement: null, name: "again.txt" };
      const second = kept(await sendAs(tx, "cora", key, { content: "the same", about }));
      expect(second.sha256).toBe(first.sha256);
      expect(second.alsoAt).toEqual([
        'The same file was already attached to "Confirm the affected system" by Tess Okafor, as IMG_2291.txt.',
      ]);
      expect((await store.files()).filter((name) => name === first.sha256)).toHaveLength(1);
    }));

  it.each(["NORTH", "SOUTH"] as const)("in another incident, at %s, are not told of", (code) =>
    inUndone(async (tx) => {
      const [one, other] = [await incidentAt(tx), await incidentAt(tx, code)];
      kept(await sendAs(tx, "cora", other.key, { content: "told nowhere" }));
      expect(kept(await sendAs(tx, "tess", one.key, { content: "told nowhere" })).alsoAt).toEqual([]);
    }),
  );

  it("sent twice at once to one place become one file; the other is told whose it is", async () => {
    const { key, id } = await db.transaction((tx) => incidentAt(tx));
    const both = await Promise.all(
      (["tess", "cora"] as const).map((who) =>
        send(person(who), key, { content: "raced" }, { on: db, now: morning }),
      ),
    );
    expect(both.map(code).sort()).toEqual(["already-attached", "kept"]);
    expect(await db.select().from(evidence).where(eq(evidence.incidentId, id))).toHaveLength(1);
  });

  it("sent twice at once to two incidents are both there", async () => {
    const keys = await db.transaction(async (tx) => [await incidentAt(tx), await incidentAt(tx)]);
    const both = await Promise.all(
      keys.map(({ key }) => send(person("tess"), key, { content: "shared" }, { on: db, now: morning })),
    );
    expect(both.map(code)).toEqual(["kept", "kept"]);
  });
});

describe("an upload that is sent again", () => {
  it("under its id gets the first answer, and is one file with one event", async () => {
    const { key, id: incidentId } = await db.transaction((tx) => incidentAt(tx));
    const about = { id: crypto.randomUUID() };
    const again = () => send(person("tess"), key, { about, content: "retried" }, { on: db, now: morning });
    const first = kept(await again());
    expect((await Promise.all([again(), again()])).map(kept)).toEqual([first, first]);
    expect(await db.select().from(evidence).where(eq(evidence.incidentId, incidentId))).toHaveLength(1);
    expect(await db.select().from(events).where(eq(events.subjectId, first.id))).toHaveLength(1);
  });

  it("gets it also when its place is taken or its incident closed by now", () =>
    inUndone(async (tx) => {
      const { key, id } = await incidentAt(tx);
      const first = kept(await sendAs(tx, "tess", key));
      const about = { id: crypto.randomUUID(), supersedes: first.id };
      const second = kept(await sendAs(tx, "tess", key, { about, content: "newer" }));
      await setClosed(tx, id, person("cora").id, morning);
      expect(kept(await sendAs(tx, "tess", key, { about, content: "newer" }))).toEqual(second);
    }));

  it("with other bytes, or by another person, is told that the id was used", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const about = { id: crypto.randomUUID() };
      kept(await sendAs(tx, "tess", key, { about }));
      expect(code(await sendAs(tx, "tess", key, { about, content: "other bytes" }))).toBe("id-taken");
      expect(code(await sendAs(tx, "cora", key, { about, content: "hers" }))).toBe("id-taken");
    }));
});

describe("a file is refused, and nothing of it stays,", () => {
  const zip = bytes("PK\x03\x04\x14\0\0\0\0\0");

  it.each([
    ["archive", { content: zip, about: { name: "report.docx" } }],
    ["empty", { content: "" }],
    ["too-large", { content: Buffer.alloc(1_000_001, "x") }],
    ["too-large", { content: Buffer.alloc(1_200_000, "x"), size: null }],
    ["interrupted", { content: "half of", size: 20 }],
    ["invalid", { about: { name: "" } }],
    ["invalid", { about: { id: "7" } }],
    ["step-unknown", { about: { stepKey: "no-such-step", requirement: null } }],
    ["superseded-unknown", { about: { supersedes: crypto.randomUUID() } }],
  ])("with %s (%#)", (expected, sent) =>
    inUndone(async (tx) => {
      const before = await store.files();
      const { key, id } = await incidentAt(tx);
      expect(code(await sendAs(tx, "tess", key, sent))).toBe(expected);
      expect(await store.files()).toEqual(before);
      expect(await tx.select().from(evidence).where(eq(evidence.incidentId, id))).toEqual([]);
    }),
  );

  it("when it is larger than the limit, as soon as it is, and not when it has ended", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      let taken = 0;
      async function* endless() {
        for (;;) {
          taken += 100_000;
          yield Buffer.alloc(100_000, "x");
        }
      }
      const outcome = await sendAs(tx, "tess", key, { stream: endless(), size: null });
      expect(code(outcome)).toBe("too-large");
      expect(taken).toBeLessThanOrEqual(1_200_000);
    }));

  it("when the line breaks half way", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const before = await store.files();
      let arrived: readonly string[] = [];
      async function* breaking() {
        yield Buffer.alloc(200_000, "x");
        yield Buffer.alloc(1, "x");
        arrived = await store.arriving();
        throw new Error("connection reset");
      }
      const outcome = await sendAs(tx, "tess", key, { stream: breaking(), size: 400_000 });
      expect(code(outcome)).toBe("interrupted");
      expect(arrived).toHaveLength(1);
      expect(await store.files()).toEqual(before);
    }));

  it("when its incident is closed", () =>
    inUndone(async (tx) => {
      const { key, id } = await incidentAt(tx);
      await setClosed(tx, id, person("cora").id, morning);
      expect(code(await sendAs(tx, "tess", key))).toBe("incident-closed");
    }));
});

describe("who may send", () => {
  /** A body that tells whether anybody took a byte of it. */
  function watched() {
    const seen = { taken: false };
    async function* stream() {
      seen.taken = true;
      yield* inPieces("never to be read");
    }
    return { seen, stream: stream() };
  }

  it("a stranger is told that the incident does not exist, like one that does not, before a byte is taken", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const body = watched();
      const strange = await sendAs(tx, "sam", key, { stream: body.stream });
      const absent = await sendAs(tx, "sam", "INC-2026-9999", { stream: watched().stream });
      expect(strange).toEqual(absent);
      expect(code(strange)).toBe("not-found");
      expect(body.seen.taken).toBe(false);
    }));

  it.each(["eve", "ada"] as const)(
    "%s, who reads but does no step, is refused before a byte is taken",
    (who) =>
      inUndone(async (tx) => {
        const { key } = await incidentAt(tx);
        const body = watched();
        expect(code(await sendAs(tx, who, key, { stream: body.stream }))).toBe("not-allowed");
        expect(body.seen.taken).toBe(false);
      }),
  );

  it("a technician at one site who is executive for all attaches only there", () =>
    inUndone(async (tx) => {
      const [north, south] = [await incidentAt(tx), await incidentAt(tx, "SOUTH")];
      const tess = person("tess");
      const both = { ...tess, grants: [...tess.grants, { role: "executive", siteId: null } as const] };
      const running = { on: tx, now: morning };
      expect(code(await send(both, north.key, {}, running))).toBe("kept");
      expect(code(await send(both, south.key, {}, running))).toBe("not-allowed");
    }));

  it("a clinical lead attaches at a site of theirs", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      expect(code(await sendAs(tx, "meyer", key))).toBe("kept");
    }));
});
