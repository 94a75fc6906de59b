import { Tick } from "@/components/ui/choice";
import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, Key, SectionHeading } from "@/components/ui/text";
import type { LeftOut, OpeningCandidate } from "@/domain/incidents/opening";
import { networkWords } from "@/domain/systems/rows";

/** The systems that would get an incident, each ticked; what is not ticked is left for later. */
export function OpeningTable({
  candidates,
  coordinator,
  selectable = true,
}: Readonly<{ candidates: readonly OpeningCandidate[]; coordinator: string; selectable?: boolean }>) {
  return (
    <Table
      label="Systems that get an incident"
      needs="m"
      head={
        <>
          {selectable && (
            <HeadCell className="w-9">
              <span className="sr-only">Open</span>
            </HeadCell>
          )}
          <HeadCell>System</HeadCell>
          <HeadCell>Site</HeadCell>
          <HeadCell>Network now</HeadCell>
          <HeadCell>Coordinator</HeadCell>
        </>
      }
    >
      {candidates.map((candidate) => (
        <Row key={candidate.systemId}>
          {selectable && (
            <Cell inList="beside" className="list:order-first! list:mr-1 list:ml-0!">
              <Tick
                name="systemIds"
                value={candidate.systemId}
                defaultChecked
                aria-label={`Open an incident for ${candidate.assetTag}`}
              />
            </Cell>
          )}
          <Cell inList="title">
            <b className="font-medium">{candidate.systemName}</b>{" "}
            <CellLink href={`/systems/${candidate.systemId}`}>
              <Key>{candidate.assetTag}</Key>
            </CellLink>
            {candidate.location && <span className="block text-ink-2">{candidate.location}</span>}
            {candidate.recheck && (
              <State icon="repeat" tone="waiting">
                decided before something changed
              </State>
            )}
          </Cell>
          <Cell label="Site">{candidate.siteName}</Cell>
          <Cell label="Network now">{networkWords[candidate.network]}</Cell>
          <Cell label="Coordinator">{coordinator}</Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The systems that get no incident now, each with why. */
export function LeftOutList({ leftOut }: Readonly<{ leftOut: readonly LeftOut[] }>) {
  if (leftOut.length === 0) return null;
  return (
    <section>
      <SectionHeading ruled aside={`${leftOut.length} in all`}>
        Not opened again
      </SectionHeading>
      <ul>
        {leftOut.map((each) => (
          <li key={each.systemId} className="flex flex-wrap gap-x-4 border-b py-1.5">
            <span className="min-w-0 flex-1 basis-60">
              {each.systemName} <Key>{each.assetTag}</Key>, {each.siteName}
            </span>
            <span className="text-ink-2">{each.sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
