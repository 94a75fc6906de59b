import { asc, eq } from "drizzle-orm";
import { beforeAll } from "vitest";
import type { Tx } from "@/db/client";
import { events, imagingSystems, matches } from "@/db/schema";
import { db } from "@/db/testing/database";
import { listVendorContacts } from "@/db/vendors";
import type { SiteId, SystemId } from "@/domain/ids";
import type { DemoPersonKey, DemoSiteCode } from "@/server/demo/cast";
import { makeWorld, type World } from "@/server/demo/world";
import type { Caller, Command } from "@/server/doors";

export const morning = new Date("2026-11-20T09:00:00Z");

type Held = { world: World | null };

/** The demo's sites and people in this file's own database: commands run as one of the cast, in the transaction of the test. */
export function hospital() {
  const held: Held = { world: null };
  beforeAll(async () => {
    await db.transaction(async (tx) => {
      held.world = await makeWorld(tx, new Date("2026-10-20T09:00:00Z"));
    });
  });
  const world = (): World => {
    if (!held.world) throw new Error("The world is made before the first test");
    return held.world;
  };
  return {
    person: (key: DemoPersonKey): Caller => world().person(key),
    site: (code: DemoSiteCode): SiteId => world().site(code),
    /** What a command answers one of the cast. */
    ask: <Done, Refusal>(
      tx: Tx,
      who: DemoPersonKey,
      command: Command<Done, Refusal>,
      input: unknown,
      now = morning,
    ) => command(world().person(who), input, { on: tx, now }),
    /** What a command does for one of the cast; a refusal ends the test. */
    done: async <Done, Refusal>(
      tx: Tx,
      who: DemoPersonKey,
      command: Command<Done, Refusal>,
      input: unknown,
      now = morning,
    ): Promise<Done> => {
      const outcome = await command(world().person(who), input, { on: tx, now });
      if (!outcome.ok) throw new Error(`${command.commandName}: ${JSON.stringify(outcome.refusal)}`);
      return outcome.value;
    },
  };
}

/** Somebody of a vendor who can be asked, as the demo's world has one. */
export async function vendorContact(tx: Tx): Promise<string> {
  const [contact] = await listVendorContacts(tx);
  if (!contact) throw new Error("The world has no vendor contact");
  return contact.id;
}

export const eventsAbout = (tx: Tx, subjectId: string) =>
  tx.select().from(events).where(eq(events.subjectId, subjectId)).orderBy(asc(events.seq));

export const systemRow = async (tx: Tx, id: string) => {
  // Safe because the tests read ids that commands have answered.
  const [row] = await tx
    .select()
    .from(imagingSystems)
    .where(eq(imagingSystems.id, id as SystemId));
  return row;
};

export const matchesOf = (tx: Tx, systemId: string) =>
  // Safe because the tests read ids that commands have answered.
  tx
    .select()
    .from(matches)
    .where(eq(matches.systemId, systemId as SystemId));

/** A scanner the reference advisory likely names. */
export const symbia = {
  assetTag: "NM-014",
  manufacturer: "SIEMENS NM",
  model: "Symbia Intevo 16",
  deviceClass: "SPECT/CT",
  operatingSystem: "Windows 7",
} as const;
