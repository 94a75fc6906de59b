import { expect, test } from "vitest";
import type { Actor, Role } from "../access/permissions";
import type { IncidentId, PersonId, SiteId } from "../ids";
import { hears } from "./hearing";

// Safe because these are ids of this test alone.
const [north, south] = ["north" as SiteId, "south" as SiteId];
const incidentId = "incident" as IncidentId;
const person = (role: Role, siteId: SiteId | null): Actor => ({
  id: "person" as PersonId,
  name: "Somebody",
  grants: [{ role, siteId }],
});

test("a person hears of the incidents of the sites they reach, and of no other", () => {
  const tess = person("technician", north);
  expect(hears(tess, { siteId: north, incidentId })).toBe(true);
  expect(hears(tess, { siteId: south, incidentId })).toBe(false);
  expect(hears(tess, { siteId: south, incidentId: null })).toBe(false);
  expect(hears(person("coordinator", null), { siteId: south, incidentId })).toBe(true);
});

test("whoever sees no incident hears of none", () => {
  expect(hears(person("administrator", null), { siteId: north, incidentId })).toBe(false);
  expect(hears(person("administrator", null), { siteId: north, incidentId: null })).toBe(true);
});

test("without a grant nothing is heard, not even of the organisation", () => {
  const nobody: Actor = { ...person("auditor", null), grants: [] };
  expect(hears(nobody, { siteId: null, incidentId: null })).toBe(false);
  expect(hears(person("technician", north), { siteId: null, incidentId: null })).toBe(true);
});
