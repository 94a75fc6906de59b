import { randomBytes } from "node:crypto";
import { type Extent, extentOf, fullestPages, type StepToRepeat, stepsToRepeat } from "@/db/bench";
import { database, openDatabase } from "@/db/client";
import { multiply } from "@/db/multiply";
import { listSites } from "@/db/people";
import { findPersonByEmail, insertSession } from "@/db/sessions";
import { tokenHash } from "@/lib/hash";
import { checkDatabase, prepareDatabase } from "./admin";
import { enlarge } from "./demo/enlarge";
import { furtherTechnician } from "./demo/larger-organisation";
import { reopenWorld } from "./demo/world";
import { completeStep } from "./incidents/complete-step";
import { type ActTime, measureActs } from "./measure-acts";
import {
  type DeedTime,
  largeInventory,
  measureImport,
  measureMatchingStored,
  measureRules,
  realInventory,
  upgradedInventory,
} from "./measure-inventory";
import { countChanged } from "./status/count-anew";
import { verifyCounts } from "./status/verify-counts";

/** The e-mail addresses of those the bench signs in as: they see every page that is measured. */
export const benchPeople = { coordinator: "cora@isocenter.example", technician: furtherTechnician } as const;

/** Makes the database the bench runs on: the demo, enlarged. What does not fit together in it is a fault. */
export async function makeBenchDatabase(urls: Readonly<{ ownerUrl: string; serveUrl: string }>) {
  await prepareDatabase({ ...urls, mode: "demo" });
  const { db, close } = openDatabase(urls.serveUrl);
  try {
    const now = new Date();
    await db.transaction((tx) => enlarge(tx, now));
  } finally {
    await close();
  }
  const faults = await checkDatabase(urls.serveUrl);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** A group of hospitals for ten years: nearly all of its incidents have ended. */
const largeSize = { sites: 400, systems: 100_000, openPercent: 5 };

/** Makes the large database of a copy of the one above. What status counts of it is compared with its rows. */
export async function multiplyBenchDatabase(urls: Readonly<{ ownerUrl: string; serveUrl: string }>) {
  const owner = openDatabase(urls.ownerUrl);
  try {
    await owner.db.transaction((tx) => multiply(tx, largeSize));
  } finally {
    await owner.close();
  }
  const { db, close } = openDatabase(urls.serveUrl);
  try {
    await countChanged(db, () => new Date());
    const faults = await db.transaction((tx) => verifyCounts(tx, new Date()));
    if (faults.length > 0) throw new Error(faults.slice(0, 20).join("\n"));
  } finally {
    await close();
  }
}

export type Scene = Readonly<{ extent: Extent; incident: string; advisory: string; grid: string }>;

/** How much there is, and which pages are looked at. */
export async function readScene(): Promise<Scene> {
  return database().transaction(async (tx) => ({
    extent: await extentOf(tx),
    ...(await fullestPages(tx)),
  }));
}

/** Starts a session of a person without a password, in the database at hand; returns what the cookie carries. */
export async function startSession(email: string): Promise<string> {
  const person = await findPersonByEmail(database(), email);
  if (!person) throw new Error(`Nobody has the address ${email}`);
  const raw = randomBytes(32).toString("base64url");
  const session = { tokenHash: tokenHash(raw), personId: person.id, address: null, userAgent: null };
  await insertSession(database(), session);
  return raw;
}

const stepKey = "map-exposure";

/** The incidents on which a step can be completed once more, and what completes it through the portal's own door. */
export async function completions() {
  const cora = await database().transaction(async (tx) => (await reopenWorld(tx)).person("cora"));
  return {
    targets: () => database().transaction((tx) => stepsToRepeat(tx, stepKey)),
    complete: async ({ key, seen }: StepToRepeat): Promise<void> => {
      const answers = { "switch-port-vlan-ip": "sw14/39, VLAN 418, 10.10.14.39" };
      const request = { requestId: crypto.randomUUID(), key, step: stepKey, seen, doneAt: "", labelEnd: "" };
      const outcome = await completeStep(cora, { ...request, answers });
      if (!outcome.ok) throw new Error(`${key}: ${JSON.stringify(outcome.refusal)}`);
    },
  };
}

/** How long the work on a large inventory takes: a file as it comes, a file of so many new systems, an advisory for them all. */
export async function timeInventory(
  given: Readonly<{ name: string; bytes: Buffer }>,
  count: number,
): Promise<DeedTime[]> {
  const { cora, codes } = await database().transaction(async (tx) => ({
    cora: (await reopenWorld(tx)).person("cora"),
    codes: (await listSites(tx)).map((site) => site.code),
  }));
  const real = await measureImport(cora, realInventory(given.name, given.bytes, codes));
  const file = await largeInventory(codes, count);
  const large = await measureImport(cora, file);
  const changed = await measureImport(cora, upgradedInventory(file));
  const { systems } = (await readScene()).extent;
  return [
    ...real,
    ...large,
    ...changed,
    await measureRules(count),
    await measureMatchingStored(cora, systems),
  ];
}
/** How long the acts take that no page shows. */
export const timeActs = (): Promise<readonly ActTime[]> => measureActs(database());
