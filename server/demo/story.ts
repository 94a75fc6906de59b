import "server-only";
import { listOpenKeys } from "@/db/incident-page";
import { listVendorContacts } from "@/db/vendors";
import type { AdvisoryId } from "@/domain/ids";
import { calendarDay, toLocalInput } from "@/lib/dates";
import { openIncidents } from "../matches/open-incidents";
import { askSites } from "../site-asks/ask-sites";
import { decide, importQuietOne, importReference } from "./advisories";
import { toldAtElmwood, toldOnTheCoast, toldOverseas } from "./chapters-away";
import { toldAtNorthgate, toldAtSouthmoor, toldAtStAnna } from "./chapters-home";
import { dayBefore } from "./days";
import { type Trail, trailOf } from "./trail";
import type { World } from "./world";

const affected = [
  "NM-014",
  "PT-003",
  "WS-031",
  "NM-021",
  "PT-011",
  "NM-024",
  "NM-017",
  "WS-118",
  "NM-061",
  "PT-081",
  "NM-082",
  "NM-007",
  "NM-008",
  "NM-101",
  "PT-091",
];

/** The story so far: two advisories, fifteen incidents, each at another point, so that a newcomer can carry on from any. */
export async function tellStory(world: World, now: Date): Promise<void> {
  const day = (days: number, clock: string) => dayBefore(now, days, clock);
  const reference = await importReference(world, day(8, "08:58"));
  await decide(world, day(8, "09:15"), reference, affected, { decision: "affected" });
  const question =
    "Does the advisory cover the server on Windows Server 2008 R2, which shares the code base?";
  await decide(world, day(8, "09:20"), reference, ["WS-112"], {
    decision: "ask-vendor",
    question,
    vendorCase: "CS-4471902",
    contactId: await siemensCare(world),
    answerDue: calendarDay(day(2, "12:00"), "Europe/Berlin"),
  });
  const reason =
    "The tomograph is the CT half of a system that runs Windows 10 since its upgrade; checked on site.";
  await decide(world, day(7, "10:00"), reference, ["CT-103"], { decision: "not-affected", reason });
  await world.as("cora", day(8, "09:30"), openIncidents, { advisoryId: reference, templateKey: "essential" });

  const keys = await listOpenKeys(world.tx, reference);
  const on = (tag: string): Trail => {
    const key = keys.get(tag);
    if (!key) throw new Error(`The demo opened no incident for ${tag}`);
    return trailOf(world, key);
  };
  await toldAtNorthgate(on, day);
  await toldAtStAnna(on, day, now);
  await toldAtSouthmoor(on, day);
  await toldOnTheCoast(on, day);
  await toldAtElmwood(on, day, now);
  await toldOverseas(on, day, now);
  await importQuietOne(world, day(2, "13:05"));
  await askTheSites(world, reference, day, now);
}

/** Quayside was asked and says nothing; Northgate has until tomorrow. */
async function askTheSites(
  world: World,
  advisoryId: AdvisoryId,
  day: (days: number, clock: string) => Date,
  now: Date,
): Promise<void> {
  const zone = "Europe/Berlin";
  const silent = { advisoryId, siteIds: [world.site("QUAY")], due: toLocalInput(hoursBefore(now, 26), zone) };
  await world.as("cora", day(3, "09:00"), askSites, silent);
  const due = `${calendarDay(hoursBefore(now, -24), zone)}T16:00`;
  await world.as("cora", hoursBefore(now, 1), askSites, { advisoryId, siteIds: [world.site("NORTH")], due });
}

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);

async function siemensCare({ tx }: World): Promise<string> {
  const [care] = (await listVendorContacts(tx)).filter(({ vendor }) => vendor === "Siemens Healthineers");
  if (!care) throw new Error("The demo has no contact at the vendor");
  return care.id;
}
