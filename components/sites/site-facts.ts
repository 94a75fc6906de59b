import type { ExposureName } from "@/domain/incidents/exposure-names";
import type { SystemRow } from "@/domain/systems/rows";

type Counted = Readonly<{ systemId: string; exposure: ExposureName }>;

const containedBy: readonly ExposureName[] = ["contained-segment", "contained-standalone"];

/** How a site stands in numbers: systems, not incidents; what nobody has decided is unknown, never safe. */
export function siteFacts(systems: readonly SystemRow[], incidents: readonly Counted[], isCut: boolean) {
  const inState = (...states: readonly ExposureName[]) =>
    new Set(incidents.filter(({ exposure }) => states.includes(exposure)).map(({ systemId }) => systemId))
      .size;
  const undecided = systems.filter((system) => system.undecided > 0).length;
  const more = isCut ? " or more" : "";
  return [
    { name: "Systems", value: `${systems.length}${more}` },
    { name: "With an open incident", value: new Set(incidents.map(({ systemId }) => systemId)).size },
    { name: "Exposed", value: inState("exposed") },
    { name: "Risk accepted", value: inState("risk-accepted") },
    { name: "Contained", value: inState(...containedBy) },
    { name: "Unknown: undecided", value: `${undecided}${more}` },
  ];
}
