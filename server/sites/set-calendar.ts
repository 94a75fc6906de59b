import "server-only";
import { z } from "zod";
import { lockSiteCalendars, setSiteCalendars } from "@/db/people";
import type { SiteId } from "@/domain/ids";
import type { PeopleRefusal } from "@/domain/people/rules";
import { calendarAt, type SiteCalendar, withCalendar } from "@/domain/priority/calendar";
import { ok, type Result, refuse } from "@/lib/result";
import { command } from "../doors";

const weekday = z.coerce.number().int().min(1).max(7);
/** Days that exist, in whatever order they were typed, one a line or divided by commas; each once. The first that is none is named. */
const days = z
  .string()
  .max(4000)
  .default("")
  .transform((text) => [...new Set(text.split(/[\n,;]+/).map((each) => each.trim()))].filter((each) => each))
  .superRefine((given, { addIssue }) => {
    const wrong = given.find((each) => !z.iso.date().safeParse(each).success);
    if (wrong) addIssue(`"${wrong}" is no day. Give each on a line of its own, such as 2026-12-25.`);
  })
  .transform((given) => given.sort())
  .pipe(z.array(z.string()).max(200, "At most 200 days"));

/** Says when a site works. Due times that begin from now on are counted by it; those before stay as they were. */
export const setCalendar = command({
  name: "set-calendar",
  sees: "site:manage",
  permission: "site:manage",
  input: z.object({
    siteId: z.uuid().transform((id) => id as SiteId),
    workingDays: z
      .array(weekday)
      .min(1, "Choose at least one day")
      .max(7)
      .transform((chosen) => [...new Set(chosen)].sort()),
    holidays: days,
    dayEnds: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time such as 16:00"),
  }),
  load: async (tx, { siteId }) => {
    const stored = await lockSiteCalendars(tx, siteId);
    return stored && { places: [null] as const, stored };
  },
  decide: ({ stored }, { siteId: _siteId, ...calendar }, { now }): Result<SiteCalendar, PeopleRefusal> => {
    const same = JSON.stringify(calendarAt(stored, now)) === JSON.stringify(calendar);
    return same
      ? refuse({ code: "already-so", sentence: "The site works by this calendar already." })
      : ok(calendar);
  },
  save: async (tx, calendar, { subject: { stored }, input: { siteId }, now }) => {
    await setSiteCalendars(tx, siteId, withCalendar(stored, now, calendar));
    const data = { old: calendarAt(stored, now), new: calendar };
    return [{ type: "site.calendar-set", siteId, incidentId: null, subjectId: siteId, data }];
  },
  done: () => null,
});
