import { existsSync, rmSync } from "node:fs";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import type { Happening } from "@/domain/live/hearing";
import { announce } from "./announce";
import { listen } from "./listen";
import { db } from "./testing/database";

const siteId = crypto.randomUUID() as NonNullable<Happening["siteId"]>;
const incidentId = crypto.randomUUID() as NonNullable<Happening["incidentId"]>;
const happened = {
  type: "incident.closed",
  siteId,
  incidentId,
  subjectId: null,
  data: { as: "remediated" },
} as const;

const ends: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A listener that counts, on a database reached as given. */
function listening(url: string) {
  const heard: Happening[] = [];
  let began = 0;
  const listener = listen(url, {
    heard: (happening) => heard.push(happening),
    began: () => {
      began += 1;
    },
  });
  ends.push(listener.stop);
  return { heard, began: () => began };
}

it("hears at the commit where something happened, once for each place, and nothing that was undone", async () => {
  const { heard, began } = listening(process.env.DATABASE_URL ?? "");
  await expect.poll(began).toBe(1);
  await db
    .transaction(async (tx) => {
      await announce(tx, [{ ...happened, siteId: crypto.randomUUID() as typeof siteId }]);
      throw new Error("undone");
    })
    .catch(() => undefined);
  await db.transaction(async (tx) => {
    await announce(tx, [happened, happened]);
    const signedIn = { type: "person.signed-in", siteId: null, incidentId: null, subjectId: null, data: {} };
    await announce(tx, [signedIn as Parameters<typeof announce>[1][number]]);
  });
  await expect.poll(() => heard).toEqual([{ siteId, incidentId }]);
});

it("listens again after its connection was ended, and after the database was away for a while", async () => {
  const door = await throughDoor(process.env.DATABASE_URL ?? "");
  const { heard, began } = listening(door.url);
  await expect.poll(began).toBe(1);

  door.cut();
  await expect.poll(began, { timeout: 20_000 }).toBe(2);

  await door.shut();
  await expect.poll(door.tries, { timeout: 20_000 }).toBe(0);
  await door.open();
  await expect.poll(began, { timeout: 20_000 }).toBe(3);
  await db.transaction((tx) => announce(tx, [happened]));
  await expect.poll(() => heard.length).toBe(1);
  expect(await db.execute(sql`select 1 as alive`)).toHaveLength(1);
});

/** Another way to the same server, which can be shut. */
async function throughDoor(url: string) {
  const address = new URL(url);
  const target = `${address.searchParams.get("host")}/.s.PGSQL.${address.searchParams.get("port") ?? "5432"}`;
  expect(existsSync(target)).toBe(true);
  const folder = join(tmpdir(), `iso-door-${process.pid}`);
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const { mkdirSync } = await import("node:fs");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, ".s.PGSQL.5432");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const open = () =>
    new Promise<void>((resolve) => {
      rmSync(path, { force: true });
      server = createServer((socket) => {
        const onward = dial(target);
        for (const each of [socket, onward]) {
          sockets.add(each);
          each.on("error", () => undefined);
        }
        socket.pipe(onward).pipe(socket);
      }).listen(path, resolve);
    });
  const shut = () =>
    new Promise<void>((resolve) => {
      cut();
      if (server) server.close(() => resolve());
      else resolve();
    });
  await open();
  ends.push(async () => {
    await shut();
    rmSync(folder, { recursive: true, force: true });
  });
  address.searchParams.set("host", folder);
  address.searchParams.set("port", "5432");
  return { url: address.href, cut, open, shut, tries: () => sockets.size };
}
