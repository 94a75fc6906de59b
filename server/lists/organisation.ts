import "server-only";
import { may } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import { calendarWords } from "@/domain/priority/calendar";
import { instant, number, sheetOf, text } from "@/lib/table-columns";
import { readPeople } from "../people/read-people";
import { readSites } from "../sites/read-sites";
import { atOnce, list } from "./list";

type Person = Awaited<ReturnType<typeof readPeople>>["people"][number];

const peopleColumns = [
  text<Person>("Person", (row) => row.name),
  text<Person>("E-mail", (row) => row.email),
  text<Person>("Roles", ({ grants }) =>
    grants.map(({ role, siteName }) => `${roleNames[role]}, ${siteName ?? "all sites"}`).join("; "),
  ),
  instant<Person>("Last seen", (row) => row.lastSeenAt),
  instant<Person>("Disabled", (row) => row.disabledAt),
];

/** Everybody with their roles, for whoever manages them. */
export const peopleList = list({
  key: "people",
  permission: "people:manage",
  opens: (caller) => may(caller, "people:manage", null),
  read: async (tx, { actor, now }) =>
    sheetOf(peopleColumns, atOnce((await readPeople(actor, null, { on: tx, now })).people)),
});

type Site = Awaited<ReturnType<typeof readSites>>[number];

const siteColumns = [
  text<Site>("Site", (row) => row.name),
  text<Site>("Code", (row) => row.code),
  text<Site>("Region", (row) => row.region),
  number<Site>("Systems", (row) => row.systems),
  text<Site>("Time zone", (row) => row.zone),
  text<Site>("Working days", (row) => calendarWords(row.calendar)),
  text<Site>("To call", ({ contacts }) =>
    contacts
      .map(({ duty, name, phone, hours }) => `${duty}: ${[name, phone, hours].filter(Boolean).join(", ")}`)
      .join("; "),
  ),
];

/** The sites with whom to call, for whoever manages them. */
export const sitesList = list({
  key: "sites",
  permission: "site:manage",
  opens: (caller) => may(caller, "site:manage", null),
  read: async (tx, { actor, now }) =>
    sheetOf(siteColumns, atOnce(await readSites(actor, null, { on: tx, now }))),
});
