import { SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { NetworkFact, NetworkState } from "@/domain/checklist/facts";
import { NetworkText } from "./network-text";

export type NetworkRow = Readonly<{
  state: NetworkState;
  since: Date;
  act: NetworkFact["act"];
  by: string | null;
  incidentKey: string | null;
}>;

const acts: Readonly<Record<NetworkFact["act"], string>> = {
  register: "as registered",
  segment: "moved into a segment",
  disconnect: "disconnected",
  "permit-start": "connected under a permit",
  "permit-end": "the permit's end was proved",
  "interim-connect": "connected for the time being",
  reconnect: "reconnected",
  return: "returned to its former state",
  withdraw: "withdrawn from service",
  report: "reported",
};

/** How a system moved on the network: only acts move it. */
export function NetworkHistory({
  rows,
  zone,
  now,
}: Readonly<{ rows: readonly NetworkRow[]; zone: string; now: Date }>) {
  return (
    <section>
      <SectionHeading ruled>Where it stands on the network</SectionHeading>
      <ol>
        {rows.map((row, index) => (
          // Two moves may carry the same time; their order is fixed.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className="border-b py-1.5">
            <NetworkText state={row.state} />
            <span className="block text-meta text-ink-3">
              {acts[row.act]}
              {row.by && ` by ${row.by}`}, <Time at={row.since} zone={zone} now={now} />
              {row.incidentKey && (
                <>
                  , <TextLink href={`/incidents/${row.incidentKey}`}>{row.incidentKey}</TextLink>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="py-2 text-ink-2">Business network, nothing was ever recorded.</p>}
    </section>
  );
}
