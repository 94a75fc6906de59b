import { incidentsHref } from "@/components/incident-list/address";
import { ButtonLink } from "@/components/ui/button";
import { RemovableChip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { Soft, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AdvisoryId } from "@/domain/ids";
import { type AskedState, askedStates, everyOpenIncident } from "@/domain/incidents/list-filter";
import type { CountedName } from "@/domain/status/counting";
import { countedHref, statusHref } from "./address";
import { type CountedSystem, CountedTable } from "./counted-table";
import { counted, countedMeanings } from "./words";

type Props = Readonly<{
  name: CountedName;
  systems: readonly CountedSystem[];
  total: number;
  isFirst: boolean;
  /** The system after which the next page begins. */
  next: string | null;
  advisory: Readonly<{ id: AdvisoryId; trackingId: string }> | null;
  site: Readonly<{ code: string; name: string; zone: string }> | null;
  region: string | null;
  zone: string;
  now: Date;
}>;

/** The state of the incidents list that shows the same; null: there is none. */
const stateOf = (name: CountedName): AskedState | null => askedStates.find((state) => state === name) ?? null;

function Scope({ name, advisory, site, region }: Props) {
  const advisoryId = advisory?.id ?? null;
  const siteCode = site?.code ?? null;
  if (!advisory && !site && !region) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap gap-2">
      {site && (
        <li>
          <RemovableChip href={countedHref(name, { advisoryId, region })}>{site.name}</RemovableChip>
        </li>
      )}
      {region && (
        <li>
          <RemovableChip href={countedHref(name, { advisoryId, siteCode })}>{region}</RemovableChip>
        </li>
      )}
      {advisory && (
        <li>
          <RemovableChip href={countedHref(name, { advisoryId: null, siteCode, region })}>
            {advisory.trackingId}
          </RemovableChip>
        </li>
      )}
    </ul>
  );
}

function Ways({ name, advisory, site }: Props) {
  const state = stateOf(name);
  const filter = { ...everyOpenIncident, site: site?.code ?? null, advisory: advisory?.id ?? null, state };
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 print:hidden">
      {state && <TextLink href={incidentsHref(filter)}>Open incidents in this state</TextLink>}
      <TextLink href={statusHref(advisory?.id ?? null)}>Back to status</TextLink>
    </span>
  );
}

const scopeOf = ({ advisory, site, region }: Pick<Props, "advisory" | "site" | "region">) => ({
  advisoryId: advisory?.id ?? null,
  siteCode: site?.code ?? null,
  region,
});

function Pages({ name, systems, total, isFirst, next, advisory, site, region }: Props) {
  if (isFirst && next === null) return null;
  const scope = scopeOf({ advisory, site, region });
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-ink-2 print:hidden">
      <span>
        {systems.length} of {total} shown
      </span>
      {!isFirst && <ButtonLink href={countedHref(name, scope)}>First</ButtonLink>}
      {next !== null && <ButtonLink href={countedHref(name, scope, next)}>Next</ButtonLink>}
    </nav>
  );
}

/** The rows behind a number of status: as many as the number says. */
export function CountedPage(props: Props) {
  const { name, systems, total, now, zone, advisory } = props;
  const meaning = countedMeanings[name];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-1">
        <p className="text-lead">
          <b>{counted(total, "system")}</b>{" "}
          <Soft>
            as of <Time at={now} zone={zone} now={now} />
          </Soft>
        </p>
        {meaning && <p className="max-w-[66ch] text-ink-2">{meaning}</p>}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Scope {...props} />
        <Ways {...props} />
      </div>
      {systems.length === 0 ? (
        <Empty
          title="No system counts here now"
          actions={<ButtonLink href={statusHref(advisory?.id ?? null)}>Back to status</ButtonLink>}
        >
          What stood here has moved on since the number was read.
        </Empty>
      ) : (
        <CountedTable {...{ systems, now }} />
      )}
      <Pages {...props} />
      {systems.length > 0 && (
        <TakeAway list="status-systems" asked={countedHref(name, scopeOf(props)).split("?")[1] ?? ""} />
      )}
    </div>
  );
}
