import "server-only";
import { askedAdvisory, askedFor } from "@/domain/incidents/list-filter";
import { stateWords } from "@/domain/incidents/state-words";
import { standing } from "@/domain/matching/decisions";
import { standingWords } from "@/domain/matching/match-words";
import { isCountedName, nothingDecided, type StatusNumbers } from "@/domain/status/counting";
import { pairPlace, type StatusPlace, systemPlace } from "@/domain/status/system";
import { type Column, instant, number, sheetOf, text } from "@/lib/table-columns";
import { listBriefings } from "../briefings/read-briefings";
import { listDrills } from "../drills/read-drills";
import { type CountedData, readCounted } from "../status/read-counted";
import { readStatus, type StatusData } from "../status/read-status";
import { atOnce, list, pageByPage } from "./list";

type Site = StatusData["sites"][number];

/** A number as the page shows it: where nobody has decided anything, only what is unknown is a number. */
const counted = (name: string, of: (numbers: StatusNumbers) => number): Column<Site> =>
  number(name, ({ numbers }) => (nothingDecided(numbers) ? null : of(numbers)));

const siteColumns: readonly Column<Site>[] = [
  text("Site", (row) => row.name),
  text("Code", (row) => row.code),
  number("Systems", ({ numbers }) => numbers.systems),
  counted("Affected", (numbers) => numbers.affected),
  counted("Exposed", (numbers) => numbers.exposed),
  counted("Exposed without incident", (numbers) => numbers.unopened),
  counted("Risk accepted", (numbers) => numbers["risk-accepted"]),
  instant("First accepted risk ends", ({ numbers }) => numbers.acceptedUntil),
  counted("Contained by segment", (numbers) => numbers["contained-segment"]),
  counted("Contained by standalone", (numbers) => numbers["contained-standalone"]),
  counted("Remediated", (numbers) => numbers.remediated),
  counted("Back in service", (numbers) => numbers["back-in-service"]),
  number("Unknown", ({ numbers }) => numbers.unknown),
  counted("Impaired systems", (numbers) => numbers["care-impaired"]),
  counted("Exams a day on them", (numbers) => numbers.exams),
  counted("Impaired without alternative", (numbers) => numbers["care-no-alternative"]),
  counted("Care impact unknown", (numbers) => numbers["care-unknown"]),
  instant("Silent since", (row) => row.silentSince),
  instant("Last answer", (row) => row.lastAnswer),
];

/** The sites of the status page with their numbers, worst first. */
export const statusSitesList = list({
  key: "status-sites",
  permission: "status:read",
  read: async (tx, { actor, now }, asked) => {
    const { sites } = await readStatus(actor, { advisoryId: askedAdvisory(asked) }, { on: tx, now });
    return sheetOf(siteColumns, atOnce(sites));
  },
});

type System = CountedData["rows"][number];

const placeWords: Readonly<Record<StatusPlace, string>> = {
  ...stateWords,
  unknown: "Unknown",
  "not-affected": "Not affected",
  "by-rule": "Not affected by rule",
  "not-looked-at": "No advisory compared",
};

const said = ({ pairs }: System) =>
  pairs.map((pair) => {
    const place = pairPlace(pair);
    const word =
      place === "unknown" ? `Unknown, ${standingWords[standing(pair)].toLowerCase()}` : placeWords[place];
    return [pair.trackingId, `${word}${pair.key ? `, ${pair.key}` : ""}`].join(": ");
  });

const systemColumns: readonly Column<System>[] = [
  text("System", (row) => row.assetTag),
  text("Model", (row) => row.name),
  text("Site", (row) => row.siteName),
  text("Location", (row) => row.location),
  text("State", (row) => {
    const place = systemPlace(row);
    return place === null ? "Withdrawn from service" : placeWords[place];
  }),
  text("By advisory", (row) => said(row).join("; ")),
];

/** The systems that a number of status counts (`number` in the address). */
export const statusSystemsList = list({
  key: "status-systems",
  permission: "status:read",
  read: (tx, { actor, now }, asked) => {
    const name = askedFor(asked, "number") ?? "systems";
    if (!isCountedName(name)) return null;
    const question = {
      name,
      advisoryId: askedAdvisory(asked),
      siteCode: askedFor(asked, "site"),
      region: askedFor(asked, "region"),
      size: 2000,
    };
    return sheetOf(
      systemColumns,
      pageByPage((after: string | null) => readCounted(actor, { ...question, after }, { on: tx, now })),
    );
  },
});

type Briefing = Awaited<ReturnType<typeof listBriefings>>["briefings"][number];

const briefingColumns: readonly Column<Briefing>[] = [
  text("Briefing", (row) => row.key),
  text("Name", (row) => row.name),
  text("TLP", (row) => row.tlp),
  text("Advisory", (row) => row.trackingId ?? "All advisories"),
  number("Sites", (row) => row.sites),
  text("Frozen by", (row) => row.by),
  instant("Frozen", (row) => row.at),
];

/** The briefings in reach, the latest first. */
export const briefingsList = list({
  key: "briefings",
  permission: "briefing:read",
  read: async (tx, { actor, now }) =>
    sheetOf(briefingColumns, atOnce((await listBriefings(actor, null, { on: tx, now })).briefings)),
});

type Drill = Awaited<ReturnType<typeof listDrills>>[number];

const drillColumns: readonly Column<Drill>[] = [
  text("Drill", (row) => row.key),
  text("Name", (row) => row.name),
  text("Advisory", (row) => row.trackingId),
  number("Systems", (row) => row.systems),
  text("Sites", (row) => row.sites),
  instant("Opened", (row) => row.startedAt),
  text("Opened by", (row) => row.startedBy),
  instant("Ended", (row) => row.endedAt),
];

/** The drills of which something lies within reach; a file of its own, since drills count nowhere else. */
export const drillsList = list({
  key: "drills",
  permission: "incident:read",
  read: async (tx, { actor, now }) =>
    sheetOf(drillColumns, atOnce(await listDrills(actor, null, { on: tx, now }))),
});
