"use client";

import { AppLink } from "@/components/ui/app-link";
import { Mark } from "@/components/ui/mark";
import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { CellLink, Meta, SectionHeading } from "@/components/ui/text";
import type { AdvisoryId } from "@/domain/ids";
import type { CountedName } from "@/domain/status/counting";
import type { Region } from "@/domain/status/regions";
import { countedHref } from "./address";
import { counted, countedTitles } from "./words";

const columns = [
  ["systems", "Systems", null],
  ["affected", "Affected", null],
  ["exposed", "Exposed", "exposed"],
  ["risk-accepted", "Risk accepted", "risk-accepted"],
  ["contained", "Contained", null],
  ["remediated", "Remediated", null],
  ["back-in-service", "In service", null],
  ["unknown", "Unknown", "unknown"],
] as const satisfies readonly (readonly [CountedName, string, string | null])[];

type Of = Readonly<{ region: Region; advisoryId: AdvisoryId | null }>;

function NumberCell({ region, advisoryId, column }: Of & Readonly<{ column: (typeof columns)[number] }>) {
  const [name, word, state] = column;
  const count = region.numbers[name];
  const href = countedHref(name, { advisoryId, region: region.name });
  const label = `${countedTitles[name]} in ${region.name}: ${count}`;
  if (count === 0) {
    return (
      <Cell num label={word} inList="hidden">
        <Zero />
      </Cell>
    );
  }
  return (
    <Cell num label={word}>
      {state ? (
        <AppLink href={href} aria-label={label} className="inline-flex rounded-mark no-underline">
          <Mark state={state} count={count} />
        </AppLink>
      ) : (
        <CellLink href={href} aria-label={label}>
          {count}
        </CellLink>
      )}
    </Cell>
  );
}

/** The regions, worst first, each number with the systems it counts behind it. */
export function RegionTable({
  regions,
  advisoryId,
}: Readonly<{ regions: readonly Region[]; advisoryId: AdvisoryId | null }>) {
  if (regions.length === 0) return null;
  return (
    <section aria-labelledby="regions" className="mt-7 print:hidden">
      <SectionHeading id="regions">Regions, worst first</SectionHeading>
      <Table
        label="Regions, worst first"
        needs="l"
        head={
          <>
            <HeadCell>Region</HeadCell>
            {columns.map(([name, word]) => (
              <HeadCell key={name} num>
                {word}
              </HeadCell>
            ))}
          </>
        }
      >
        {regions.map((region) => (
          <Row key={region.name}>
            <Cell inList="title" className="font-medium">
              {region.name} <Meta>{`at ${counted(region.sites, "site")}`}</Meta>
            </Cell>
            {columns.map((column) => (
              <NumberCell key={column[0]} {...{ region, advisoryId, column }} />
            ))}
          </Row>
        ))}
      </Table>
    </section>
  );
}
