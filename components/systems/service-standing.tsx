import type { ReactNode } from "react";
import { Note } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { ServiceChangeKind } from "@/domain/systems/service-changes";
import { formatCalendarDay } from "@/lib/dates";

type OtherRow = Readonly<{
  id: string;
  assetTag: string;
  siteName: string;
  relation: "before" | "after" | "merged-into" | "merged-from";
}>;

type Change = Readonly<{
  kind: ServiceChangeKind;
  reason: string;
  since: string;
  by: string;
  at: Date;
  incidentKey: string | null;
}>;

type Props = Readonly<{
  change: Change | null;
  /** The other rows of the same system, as far as the reader may see them. */
  others: readonly OtherRow[];
  zone: string;
  now: Date;
}>;

const titles: Readonly<Record<Exclude<ServiceChangeKind, "returned">, string>> = {
  retired: "Retired",
  moved: "Moved to another site",
  merged: "Merged into another row",
  withdrawn: "Withdrawn from service",
};

const relations: Readonly<Record<OtherRow["relation"], string>> = {
  before: "Before, it was",
  after: "Now it is",
  "merged-into": "Now it is one with",
  "merged-from": "It is one with",
};

/** How a system left the inventory or came to this site, with its other rows; nothing where it simply stands here. */
export function ServiceStanding({ change, others, zone, now }: Props) {
  const left = change !== null && change.kind !== "returned" ? change : null;
  if (!left && others.length === 0) return null;
  if (!left) return <OtherRows others={others} />;
  return (
    <Note
      icon="info"
      title={`${titles[left.kind === "returned" ? "retired" : left.kind]} as of ${formatCalendarDay(left.since)}`}
    >
      <p>
        {left.incidentKey === null ? (
          left.reason
        ) : (
          <>
            In <Incident incidentKey={left.incidentKey} />
          </>
        )}
        . Recorded by {left.by}, <Time at={left.at} zone={zone} now={now} />. It counts in no list and no
        number, and no new advisory is compared with it.
      </p>
      <OtherRows others={others} />
    </Note>
  );
}

const Incident = ({ incidentKey }: Readonly<{ incidentKey: string }>): ReactNode => (
  <TextLink href={`/incidents/${incidentKey}`}>
    <Key>{incidentKey}</Key>
  </TextLink>
);

function OtherRows({ others }: Readonly<{ others: readonly OtherRow[] }>) {
  if (others.length === 0) return null;
  return (
    <ul className="grid gap-0.5">
      {others.map((row) => (
        <li key={`${row.relation} ${row.id}`}>
          {relations[row.relation]}{" "}
          <TextLink href={`/systems/${row.id}`}>
            <Key>{row.assetTag}</Key>
          </TextLink>{" "}
          at {row.siteName}.
        </li>
      ))}
    </ul>
  );
}
