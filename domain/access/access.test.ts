import { describe, expect, test } from "vitest";
import type { PersonId, SiteId } from "../ids";
import {
  type Actor,
  actorAt,
  may,
  permissions,
  type Role,
  reaches,
  roleGrants,
  roles,
  sitesWhere,
} from "./permissions";
import { placesOf } from "./places";
import { grantsInWords } from "./role-names";

const [north, south] = ["north" as SiteId, "south" as SiteId];
const someone = (...grants: Actor["grants"]): Actor => ({
  id: "somebody" as PersonId,
  name: "Somebody",
  grants,
});

describe("permissions", () => {
  test("a person without a grant may do nothing anywhere", () => {
    for (const permission of permissions) {
      expect(may(someone(), permission, north)).toBe(false);
      expect(may(someone(), permission, null)).toBe(false);
    }
  });

  test("a permission is asked at the row's own place: two roles at two sites never add up to a third right", () => {
    const mia = someone({ role: "technician", siteId: north }, { role: "executive", siteId: null });
    expect(may(mia, "step:do", north)).toBe(true);
    expect(may(mia, "step:do", south)).toBe(false);
    expect(may(mia, "status:read", south)).toBe(true);
    expect(actorAt(mia, south).roles).toEqual(["executive"]);
    expect(sitesWhere(mia, "evidence:open")).toEqual([north]);
    expect(sitesWhere(mia, "status:read")).toBe("all");
  });

  test("what belongs to the organisation is changed only with a grant for all sites", () => {
    expect(may(someone({ role: "coordinator", siteId: north }), "advisory:import", null)).toBe(false);
    expect(may(someone({ role: "coordinator", siteId: null }), "advisory:import", null)).toBe(true);
  });

  test("a site is reached only by a grant that covers it", () => {
    expect(reaches(someone({ role: "technician", siteId: north }), south)).toBe(false);
    expect(reaches(someone({ role: "auditor", siteId: null }), south)).toBe(true);
  });

  // The table of product.md, "Roles and permissions", row by row.
  test.each<[(typeof permissions)[number], Role[]]>([
    ["incident:read", ["coordinator", "technician", "clinical-lead", "executive", "auditor"]],
    ["advisory:import", ["coordinator"]],
    ["match:decide", ["coordinator"]],
    ["incident:open", ["coordinator"]],
    ["incident:close", ["coordinator"]],
    ["incident:assign", ["coordinator"]],
    ["comment:write", ["coordinator", "technician", "clinical-lead"]],
    ["system:edit", ["coordinator", "technician"]],
    ["step:do", ["coordinator", "technician", "clinical-lead"]],
    ["clearance:answer", ["clinical-lead"]],
    ["step:verify", ["coordinator"]],
    ["risk:accept", ["coordinator"]],
    ["permit:issue", ["coordinator"]],
    ["approval:coordinator", ["coordinator"]],
    ["approval:clinical-lead", ["clinical-lead"]],
    ["evidence:open", ["coordinator", "technician", "clinical-lead", "auditor"]],
    ["evidence:attach", ["coordinator", "technician", "clinical-lead"]],
    ["evidence:original", ["coordinator"]],
    ["quarantine:decide", ["coordinator"]],
    ["quarantine:destroy", ["coordinator", "clinical-lead"]],
    ["people:manage", ["administrator"]],
    ["site:manage", ["administrator"]],
    ["contact:manage", ["administrator", "coordinator"]],
    ["event:read", ["coordinator", "auditor"]],
    ["event:oversee", ["administrator", "auditor"]],
  ])("%s belongs to %j and to nobody else", (permission, holders) => {
    expect(roles.filter((role) => roleGrants(role, permission)).sort()).toEqual([...holders].sort());
  });
});

describe("places", () => {
  test.each<[Role, string | undefined]>([
    ["coordinator", "today"],
    ["technician", "my-steps"],
    ["clinical-lead", "my-steps"],
    ["executive", "status"],
    ["administrator", "people"],
    ["auditor", "incidents"],
  ])("the work of a %s begins at %s", (role, place) => {
    expect(placesOf(someone({ role, siteId: null }))[0]).toBe(place);
  });

  test("whom nobody gave a role goes nowhere", () => {
    expect(placesOf(someone())).toEqual([]);
  });
});

describe("grants in words", () => {
  test("names the sites of a role, and counts them where they are many", () => {
    const at = (role: Role, siteName: string | null) => ({ role, siteName });
    expect(grantsInWords([at("coordinator", null)])).toBe("Coordinator, all sites");
    expect(
      grantsInWords([at("clinical-lead", "A"), at("clinical-lead", "B"), at("clinical-lead", "C")]),
    ).toBe("Clinical lead, 3 sites");
    expect(grantsInWords([at("technician", "St. Anna"), at("executive", null)])).toBe(
      "Technician, St. Anna; executive, all sites",
    );
  });
});
