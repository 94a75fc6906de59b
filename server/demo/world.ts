import "server-only";
import type { Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { insertGrant, insertPerson, listSites, setDemoNote } from "@/db/people";
import { findPersonByEmail } from "@/db/sessions";
import type { Grant, Role } from "@/domain/access/permissions";
import type { PersonId, SiteId } from "@/domain/ids";
import type { Result } from "@/lib/result";
import type { Caller, Command } from "../doors";
import { addPerson } from "../people/add-person";
import { giveGrant } from "../people/give-grant";
import { addSite } from "../sites/add-site";
import { addContact } from "../sites/contacts";
import { addVendorContact } from "../vendors/vendor-contacts";
import { type DemoPersonKey, type DemoSiteCode, demoPeople, demoSites, demoVendorContacts } from "./cast";

/** The demo under construction: who acts, where, in which transaction. */
export type World = Readonly<{
  tx: Tx;
  person: (key: DemoPersonKey) => Caller;
  site: (code: DemoSiteCode) => SiteId;
  /** Carries a command out as one of the cast, at a time; a refusal is a fault of the story. */
  as: <Done, Refusal>(
    who: DemoPersonKey,
    at: Date,
    command: Command<Done, Refusal>,
    input: unknown,
  ) => Promise<Done>;
}>;

/** Makes sites, people and grants through the portal's own commands, beginning with the administrator. */
export async function makeWorld(tx: Tx, at: Date): Promise<World> {
  const callers = new Map<string, Caller>();
  const sites = new Map<string, SiteId>();
  const [first, ...others] = demoPeople;
  // He comes first, since he adds everybody else, and stands after the first five on the sign-in page.
  callers.set(first.key, await makeAdministrator(tx, first, new Date(at.getTime() + 5)));

  const world = worldOf(tx, callers, sites);
  for (const site of demoSites) {
    // Safe because the command has just made this site.
    sites.set(site.code, (await world.as(first.key, at, addSite, site)).siteId as SiteId);
  }
  for (const [index, person] of others.entries()) {
    callers.set(person.key, await addOne(world, person, sites, new Date(at.getTime() + index)));
  }
  for (const site of demoSites) await addCalls(world, site, at);
  for (const contact of demoVendorContacts) await world.as("cora", at, addVendorContact, contact);
  return world;
}

/** The demo's people and sites where they stand already, for what is told after the story. */
export async function reopenWorld(tx: Tx): Promise<World> {
  const sites = new Map((await listSites(tx)).map((site) => [site.code, site.id]));
  const callers = new Map<string, Caller>();
  for (const person of demoPeople) {
    const found = await findPersonByEmail(tx, emailOf(person));
    if (!found) continue;
    const grants = person.grants.map(({ role, site }) => ({
      role,
      siteId: site === "all" ? null : known(sites.get(site), site),
    }));
    callers.set(person.key, caller(found.id, found.name, grants));
  }
  return worldOf(tx, callers, sites);
}

const worldOf = (
  tx: Tx,
  callers: ReadonlyMap<string, Caller>,
  sites: ReadonlyMap<string, SiteId>,
): World => ({
  tx,
  person: (key) => known(callers.get(key), key),
  site: (code) => known(sites.get(code), code),
  as: async (who, when, command, input) => {
    const outcome = await command(known(callers.get(who), who), input, { on: tx, now: when });
    return done(outcome, `${who}: ${command.commandName}`);
  },
});

type Person = (typeof demoPeople)[number];

async function makeAdministrator(tx: Tx, person: Person, at: Date): Promise<Caller> {
  // Safe because it is a fresh id.
  const id = crypto.randomUUID() as PersonId;
  await insertPerson(tx, {
    id,
    name: person.name,
    email: emailOf(person),
    phone: person.phone,
    demoNote: person.note,
    createdAt: at,
  });
  await insertGrant(tx, {
    personId: id,
    role: "administrator",
    siteId: null,
    grantedBy: null,
    grantedAt: at,
  });
  const actor = { kind: "job", id: null, name: "Setup" } as const;
  const data = { personName: person.name, role: "administrator", siteCode: null, setup: true } as const;
  await recordEvents(
    tx,
    [
      { type: "portal.set-up", siteId: null, incidentId: null, subjectId: null, data: { demo: true } },
      { type: "grant.given", siteId: null, incidentId: null, subjectId: id, data },
    ],
    { actor, sessionId: null, address: null, now: at },
  );
  return caller(id, person.name, [{ role: "administrator", siteId: null }]);
}

async function addOne(
  world: World,
  person: Person,
  sites: ReadonlyMap<string, SiteId>,
  at: Date,
): Promise<Caller> {
  const fields = { name: person.name, email: emailOf(person), phone: person.phone };
  const { personId } = await world.as("nils", at, addPerson, fields);
  await setDemoNote(world.tx, personId, person.note);
  const grants: Grant[] = [];
  for (const grant of person.grants) {
    const siteId = grant.site === "all" ? null : known(sites.get(grant.site), grant.site);
    await world.as("nils", at, giveGrant, { personId, role: grant.role, siteId: siteId ?? "all" });
    grants.push({ role: grant.role satisfies Role, siteId });
  }
  return caller(personId, person.name, grants);
}

async function addCalls(world: World, site: (typeof demoSites)[number], at: Date) {
  const siteId = world.site(site.code);
  const overseas = site.zone === "America/New_York";
  const network = { siteId, duty: "Network on duty", name: "Network operations", hours: "day and night" };
  await world.as("nils", at, addContact, { ...network, phone: overseas ? "+1 555 0110" : "2144" });
  const care = {
    siteId,
    duty: "Vendor's Customer Care",
    name: "Customer Care Center",
    hours: "Mon to Fri, 8 to 18",
  };
  await world.as("nils", at, addContact, { ...care, phone: overseas ? "+1 555 0199" : "0800 555 0199" });
}

const emailOf = (person: Person) => `${person.key}@isocenter.example`;
const caller = (id: PersonId, name: string, grants: readonly Grant[]): Caller => ({
  id,
  name,
  grants,
  sessionId: null,
  address: null,
});

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo has no ${name}`);
  return value;
}

function done<Done, Refusal>(outcome: Result<Done, Refusal>, what: string): Done {
  if (!outcome.ok)
    throw new Error(`The demo's story was refused: ${what}: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
