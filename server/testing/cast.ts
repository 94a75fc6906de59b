import type { Database } from "@/db/client";
import type { SiteId } from "@/domain/ids";
import { type DemoPersonKey, type DemoSiteCode, demoPeople, demoSites } from "../demo/cast";
import { makeWorld } from "../demo/world";
import type { Caller } from "../doors";

export type Cast = Readonly<{ person: (key: DemoPersonKey) => Caller; site: (code: DemoSiteCode) => SiteId }>;

/** The demo's sites and people, committed, for a test file's own database. */
export async function castIn(db: Database, at = new Date("2026-11-01T08:00:00Z")): Promise<Cast> {
  const { callers, sites } = await db.transaction(async (tx) => {
    const world = await makeWorld(tx, at);
    return {
      callers: new Map(demoPeople.map(({ key }) => [key, world.person(key)] as const)),
      sites: new Map(demoSites.map(({ code }) => [code, world.site(code)] as const)),
    };
  });
  return { person: (key) => there(callers.get(key)), site: (code) => there(sites.get(code)) };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("Not in the cast");
  return value;
}
