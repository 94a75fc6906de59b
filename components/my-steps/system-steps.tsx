import type { ReactElement } from "react";
import { ExposureMark } from "@/components/incident-list/exposure";
import { Urgency } from "@/components/priority/urgency";
import { Panel } from "@/components/ui/panel";
import { CellLink, Key } from "@/components/ui/text";
import type { MySystem } from "./system";

/** The state of a system as its own rules say it now. */
export function SystemState({ system, now }: Readonly<{ system: MySystem; now: Date }>) {
  const { value, holdsUntil } = system.work.evaluation.exposure;
  return (
    <ExposureMark
      exposure={value}
      lapsedFrom={null}
      holdsUntil={holdsUntil}
      stateSince={system.stateSince}
      zone={system.zone}
      now={now}
    />
  );
}

/** One system: which it is, where it stands in the house and on the network, and its rows. */
export function SystemSteps({
  system,
  now,
  level = 2,
  brief = false,
  placed = true,
  rows,
}: Readonly<{
  system: MySystem;
  now: Date;
  level?: 2 | 3;
  /** Only the name: the rest stands above already. */
  brief?: boolean;
  /** Whether its site and room are told; not where they stand above it. */
  placed?: boolean;
  rows: readonly ReactElement[];
}>) {
  const Heading = level === 2 ? "h2" : "h3";
  if (brief && placed && rows.length === 0) return null;
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <Heading className="text-lead leading-tight font-strong">
            <CellLink href={`/incidents/${system.key}`} className="font-strong!">
              {system.systemName}
            </CellLink>{" "}
            <Key className="text-ink-2">{system.assetTag}</Key>
          </Heading>
          {!brief && placed && (
            <p className="text-ink-2">{[system.siteName, system.location].filter(Boolean).join(", ")}</p>
          )}
        </div>
        {!brief && (
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <SystemState {...{ system, now }} />
            <Urgency {...system} incident={system.key} dueAt={null} now={now} />
          </span>
        )}
      </div>
      {rows.length > 0 && (
        <Panel>
          <ul>{rows}</ul>
        </Panel>
      )}
    </section>
  );
}
