import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, sites } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { castIn } from "../testing/cast";
import { addSite } from "./add-site";

const cast = await castIn(db);
const nils = cast.person("nils");
const lake = { code: "zuri", name: "Lakeside", region: "", zone: "Europe/Zurich" };

test("a site is added under its code, and the organisation's chain says so", () =>
  inUndone(async (tx) => {
    expect(await addSite(nils, lake, { on: tx })).toMatchObject({ ok: true });
    const [row] = await tx.select().from(sites).where(eq(sites.code, "ZURI"));
    const [told] = await tx
      .select()
      .from(events)
      .where(eq(events.subjectId, row?.id ?? nils.id));
    expect(told).toMatchObject({ type: "site.added", actorName: nils.name, data: { code: "ZURI" } });
  }));

test("a code that is taken and a zone that is none are refused", () =>
  inUndone(async (tx) => {
    expect(await addSite(nils, { ...lake, code: "north" }, { on: tx })).toMatchObject({
      refusal: { code: "site-code-taken" },
    });
    expect(await addSite(nils, { ...lake, zone: "Mars/Base" }, { on: tx })).toMatchObject({
      refusal: { code: "invalid", fields: { zone: [expect.any(String)] } },
    });
  }));

test("nobody else adds a site, and a stranger is told nothing", () =>
  inUndone(async (tx) => {
    for (const who of ["cora", "tess", "meyer", "eve", "ada", "sam"] as const) {
      expect(await addSite(cast.person(who), lake, { on: tx })).toMatchObject({
        refusal: { code: "not-found" },
      });
    }
  }));

test("sent twice at once it is added once, and both are told the same", async () => {
  const input = { ...lake, requestId: crypto.randomUUID() };
  const outcomes = await Promise.all([addSite(nils, input), addSite(nils, input)]);
  expect(outcomes[0]).toMatchObject({ ok: true });
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(await addSite(nils, { ...lake, requestId: crypto.randomUUID() })).toMatchObject({
    refusal: { code: "site-code-taken" },
  });
});
