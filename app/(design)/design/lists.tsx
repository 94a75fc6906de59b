import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { Tick } from "@/components/ui/choice";
import { Levels } from "@/components/ui/levels";
import { Mark } from "@/components/ui/mark";
import { SelectAll } from "@/components/ui/selection";
import { State, Undecided } from "@/components/ui/state";
import { aboveRowLink, Cell, GroupRow, HeadCell, Row, RowLink, Table, Zero } from "@/components/ui/table";
import { CellLink, Kbd, Key, SectionHeading } from "@/components/ui/text";
import { UnknownBand } from "@/components/ui/textures";

const sites = [
  {
    name: "Northgate General Hospital",
    systems: 21,
    affected: 3,
    exposed: 1,
    how: "2 by segment",
    last: "14:02 CET",
  },
  {
    name: "St. Anna Klinik für Nuklearmedizin und Strahlentherapie",
    systems: 8,
    affected: 2,
    exposed: 1,
    how: "1 by standalone",
    last: "13:40 CET",
  },
  { name: "Lakeview Heart Center", systems: 10, affected: 1, exposed: 0, how: null, last: "07:55 EST" },
];

const systems = [
  { tag: "NM-021", model: "Symbia T16", site: "St. Anna", os: "Windows 7", decided: false },
  { tag: "NM-007", model: "Symbia T16", site: "Lakeview", os: "WIN 7 SP1", decided: false },
  { tag: "NM-014", model: "Symbia Intevo 16", site: "Northgate", os: "Windows 7", decided: true },
];

function SiteTable() {
  return (
    <Table
      label="Sites, worst first"
      needs="l"
      head={
        <>
          <HeadCell sort={{ href: "/design?sort=site", direction: null }}>Site</HeadCell>
          <HeadCell num>Systems</HeadCell>
          <HeadCell num>Affected</HeadCell>
          <HeadCell num sort={{ href: "/design?sort=exposed", direction: "descending" }}>
            Exposed
          </HeadCell>
          <HeadCell>Contained</HeadCell>
          <HeadCell num>Last answer</HeadCell>
        </>
      }
    >
      <Row>
        <Cell inList="title">
          <RowLink href="/design?site=q">Quayside Infirmary</RowLink>
        </Cell>
        <Cell num label="Systems">
          9
        </Cell>
        <Cell colSpan={3}>
          <UnknownBand>9 systems unknown: no answer</UnknownBand>
        </Cell>
        <Cell num label="Last answer">
          <b>silent 26 h</b>
        </Cell>
      </Row>
      {sites.map((site) => (
        <Row key={site.name}>
          <Cell inList="title">
            <RowLink href={`/design?site=${site.systems}`}>{site.name}</RowLink>
          </Cell>
          <Cell num label="Systems">
            <CellLink href="/systems" className={aboveRowLink}>
              {site.systems}
            </CellLink>
          </Cell>
          <Cell num label="Affected">
            {site.affected}
          </Cell>
          <Cell num label="Exposed" inList={site.exposed === 0 ? "hidden" : "line"}>
            {site.exposed === 0 ? <Zero /> : <Mark state="exposed" count={site.exposed} />}
          </Cell>
          <Cell label="Contained" inList={site.how === null ? "hidden" : "line"}>
            {site.how ?? <Zero />}
          </Cell>
          <Cell num label="Last answer" className="text-ink-2">
            {site.last}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function MatchTable() {
  return (
    <form className="group/bulk">
      <Table
        label="Matches"
        needs="m"
        head={
          <>
            <HeadCell className="w-px">
              <SelectAll name="match" label="Select all in sight" />
            </HeadCell>
            <HeadCell>System</HeadCell>
            <HeadCell>Level</HeadCell>
            <HeadCell>Site</HeadCell>
            <HeadCell>Operating system</HeadCell>
            <HeadCell>Decision</HeadCell>
          </>
        }
        foot="42 more excluded, 4 more possible."
      >
        <GroupRow columns={6}>
          <b className="text-ink">Likely</b> 3 · 1 decided
        </GroupRow>
        {systems.map((system) => (
          <Row key={system.tag}>
            <Cell inList="first">
              <Tick
                name="match"
                value={system.tag}
                data-selects=""
                className={aboveRowLink}
                aria-label={`Select ${system.model} ${system.tag}`}
                defaultChecked={!system.decided}
              />
            </Cell>
            <Cell inList="title">
              <RowLink href={`/design?system=${system.tag}`}>{system.model}</RowLink> <Key>{system.tag}</Key>
            </Cell>
            <Cell label="Level">
              <Levels level={3} word="likely" />
            </Cell>
            <Cell label="Site">{system.site}</Cell>
            <Cell label="Operating system">
              <State icon="check">{system.os}</State>
            </Cell>
            <Cell inList="beside">{system.decided ? <b>Affected</b> : <Undecided />}</Cell>
          </Row>
        ))}
      </Table>
      <BulkBar name="match" next={<Button look="primary">Open 4 incidents…</Button>}>
        <Button>
          <Kbd>a</Kbd>Affected
        </Button>
        <Button>
          <Kbd>n</Kbd>Not affected…
        </Button>
      </BulkBar>
    </form>
  );
}

/** Tables that become lists, and what is done with many rows at once. */
export function ListSpecimens() {
  return (
    <>
      <section>
        <SectionHeading aside="as of 14:20 CET">Sites, worst first</SectionHeading>
        <SiteTable />
      </section>
      <section>
        <SectionHeading>Matches</SectionHeading>
        <MatchTable />
      </section>
    </>
  );
}
