import { NetworkText } from "@/components/systems/network-text";
import { Mark, type MarkState } from "@/components/ui/mark";
import { Undecided } from "@/components/ui/state";
import { TakeAway } from "@/components/ui/take-away";
import { CellLink, Key, Meta, SectionHeading } from "@/components/ui/text";
import { type SystemRow, stateWords } from "@/domain/systems/rows";

type Incident = Readonly<{ id: string; systemId: string; key: string; exposure: MarkState }>;

/** The systems of a site by room, each with where it stands on the network and how its open incidents stand. */
export function SiteSystems({
  systems,
  incidents,
  isCut,
  siteCode,
}: Readonly<{
  systems: readonly SystemRow[];
  incidents: readonly Incident[];
  isCut: boolean;
  siteCode: string;
}>) {
  const of = (id: string) => incidents.filter((incident) => incident.systemId === id);
  return (
    <section>
      <SectionHeading ruled aside={isCut ? `the first ${systems.length}` : undefined}>
        Systems by room
      </SectionHeading>
      {systems.length === 0 && <p className="py-2 text-ink-2">No system of this site is in the inventory.</p>}
      <div className="grid gap-5 pt-3">
        {byRoom(systems).map(([room, here]) => (
          <section key={room}>
            <SectionHeading level={3} className="pb-1!">
              {room || "Room unknown"}
            </SectionHeading>
            <ul className="border-t">
              {here.map((system) => (
                <OneSystem key={system.id} system={system} incidents={of(system.id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {systems.length > 0 && (
        <div className="mt-4">
          <TakeAway list="systems" asked={[["site", siteCode]]} />
        </div>
      )}
    </section>
  );
}

/** Rooms by name, the unnamed one last. */
function byRoom(systems: readonly SystemRow[]): readonly (readonly [string, readonly SystemRow[]])[] {
  const rooms = new Map<string, SystemRow[]>();
  for (const system of systems) {
    const room = system.location.trim();
    rooms.set(room, [...(rooms.get(room) ?? []), system]);
  }
  return [...rooms].sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b, "en"));
}

function OneSystem({ system, incidents }: Readonly<{ system: SystemRow; incidents: readonly Incident[] }>) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b py-2">
      <span className="min-w-0">
        <CellLink href={`/systems/${system.id}`}>
          <Key>{system.assetTag}</Key>
        </CellLink>{" "}
        {system.model || system.deviceClass || <Meta>model unknown</Meta>}
        <span className="block">
          <NetworkText state={system.network} />
          {system.state !== "in-service" && <Meta> · {stateWords[system.state].toLowerCase()}</Meta>}
        </span>
      </span>
      <span className="grid justify-items-end gap-1">
        {incidents.map((incident) => (
          <Mark key={incident.id} state={incident.exposure} words="short" />
        ))}
        {system.undecided > 0 && <Undecided>{system.undecided} undecided</Undecided>}
      </span>
    </li>
  );
}
