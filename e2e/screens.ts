import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { connect } from "@/db/connect";

/** Every page of the signed-in portal by the folder it lives in, found by looking: a new page is checked without being named. */
export function routes(): readonly string[] {
  return ["(portal)", "(wall)"].flatMap((group) =>
    readdirSync(path.join("app", group), { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "page.tsx")
      .map((file) => `/${path.dirname(file)}`.replaceAll("\\", "/")),
  );
}

/** The pages of a drill and a briefing, and a draft: what the demo has none of, made by who may. */
export async function makeWhatIsMissing(cora: Page, nils: Page): Promise<void> {
  await cora.goto("/status/briefings/new");
  await cora.getByLabel("Name").fill("Morning briefing");
  await cora.getByRole("button", { name: "Freeze the briefing" }).click();
  await expect(cora).toHaveURL(/\/status\/briefings\/[^/]+$/);
  await cora.goto("/drills/new");
  await cora.getByRole("link", { name: "ICSMA-17-215-02" }).click();
  await cora.getByRole("textbox", { name: "Name of the drill" }).fill("Autumn rehearsal");
  await cora.getByRole("checkbox", { name: /NM-021/ }).check();
  await cora.getByRole("button", { name: "Open the drill" }).click();
  await expect(cora).toHaveURL(/\/drills\/DRL-/);
  await nils.goto("/admin/templates");
  await nils.getByRole("button", { name: "Begin the next version" }).first().click();
  await expect(nils).toHaveURL(/\/draft$/);
}

/** The address of each page, with examples of the demo in the place of keys. */
export async function screens(databaseUrl: string): Promise<ReadonlyMap<string, string>> {
  const sql = connect(databaseUrl, { max: 1 });
  const one = async (rows: Promise<readonly Record<string, unknown>[]>): Promise<string> => {
    const [row] = await rows;
    return String(row ? Object.values(row)[0] : "none");
  };
  const advisory = await one(sql`select id from advisories order by tracking_id limit 1`);
  const incident = await one(sql`
    select i.key from incidents i join step_now s on s.incident_id = i.id join sites on sites.id = i.site_id
    where sites.code = 'NORTH' and i.drill_id is null and i.end_kind is null group by i.key order by count(*) filter (where s.state = 'verified') desc, i.key limit 1`);
  const examples: Readonly<Record<string, string>> = {
    "/admin/templates/[key]": `/admin/templates/${await one(sql`select key from templates order by key limit 1`)}`,
    "/admin/templates/[key]/draft": `/admin/templates/${await one(sql`select template_key from template_drafts limit 1`)}/draft`,
    "/advisories/[id]": `/advisories/${advisory}`,
    "/drills/[key]": `/drills/${await one(sql`select key from drills limit 1`)}`,
    "/incidents/[key]": `/incidents/${incident}`,
    "/incidents/[key]/also/[step]": await one(sql`
      select '/incidents/' || i.key || '/also/' || s.step_key from incidents i join step_now s on s.incident_id = i.id join sites on sites.id = i.site_id
      where sites.code = 'NORTH' and i.drill_id is null and s.state = 'available' and s.step_key = 'confirm-affected' order by i.key, s.position limit 1`),
    "/incidents/[key]/files/[id]": await one(sql`
      select '/incidents/' || i.key || '/files/' || e.id from evidence e join incidents i on i.id = e.incident_id join sites on sites.id = i.site_id
      where sites.code = 'NORTH' and i.drill_id is null and e.media_type like 'image/%' and e.quarantine = 'none' order by i.key, e.seq limit 1`),
    "/sites/[code]": "/sites/NORTH",
    "/status/briefings/[key]": `/status/briefings/${await one(sql`select key from briefings limit 1`)}`,
    "/status/days/[day]": `/status/days/${await one(sql`select to_char(max(day), 'YYYY-MM-DD') from status_snapshots`)}`,
    "/systems/[id]": `/systems/${await one(sql`select id from imaging_systems where asset_tag = 'NM-014'`)}`,
    "/today/[section]": "/today/blocked",
  };
  await sql.end();
  const places = Object.keys(examples).sort((a, b) => b.length - a.length);
  const addressOf = (route: string): string => {
    const place = places.find((each) => route === each || route.startsWith(`${each}/`));
    const begin = place === undefined ? route : `${examples[place]}${route.slice(place.length)}`;
    return begin.replace("[version]", "1").replace("[purpose]", "return");
  };
  return new Map(routes().map((route) => [route, addressOf(route)]));
}
