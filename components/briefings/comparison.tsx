import { FilterChip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Lead, Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { type Difference, differenceWords, type SiteDifference } from "@/domain/briefings/compare";
import type { BriefingContent } from "@/domain/briefings/content";

type Listed = Readonly<{ key: string; name: string }>;

type Props = Readonly<{
  one: BriefingContent;
  others: readonly Listed[];
  earlier: BriefingContent | null;
  later: BriefingContent | null;
  all: readonly Difference[];
  sites: readonly SiteDifference[];
}>;

const most = 12;

function Which({ one, others, earlier, later }: Props) {
  const chosen = [earlier?.key, later?.key].find((key) => key !== one.key);
  return (
    <nav aria-label="The other briefing" className="flex flex-wrap items-center gap-2">
      <span className="text-ink-2">Compared with</span>
      {others.slice(0, most).map(({ key, name }) => (
        <FilterChip
          key={key}
          href={`/status/briefings/${one.key}/compare?with=${key}`}
          current={key === chosen}
        >
          {name}
        </FilterChip>
      ))}
    </nav>
  );
}

const said = ({ only, changed }: SiteDifference): string => {
  if (only === "later") return "stands in the later briefing alone";
  if (only === "earlier") return "stands in the earlier briefing alone";
  return changed.length === 0 ? "no number changed" : changed.map(differenceWords).join(", ");
};

function Head({ content }: Readonly<{ content: BriefingContent }>) {
  return (
    <>
      <TextLink href={`/status/briefings/${content.key}`}>{content.name}</TextLink> (
      <Time at={new Date(content.at)} zone={content.zone} />)
    </>
  );
}

/** What changed from the earlier of two briefings to the later one, as a whole and by site. */
export function Comparison(props: Props) {
  const { others, earlier, later, all, sites } = props;
  if (others.length === 0) {
    return <Empty title="There is no other briefing">Two are compared once a second one is frozen.</Empty>;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Which {...props} />
      {earlier && later && (
        <>
          <p>
            From <Head content={earlier} /> to <Head content={later} />
            {(earlier.advisory?.trackingId ?? null) !== (later.advisory?.trackingId ?? null) && (
              <Meta> These two speak of different advisories.</Meta>
            )}
          </p>
          <Lead>
            {all.length === 0 ? "No number changed" : `Together: ${all.map(differenceWords).join(", ")}`}.
          </Lead>
          <Table
            label="What changed by site"
            needs="s"
            head={
              <>
                <HeadCell>Site</HeadCell>
                <HeadCell>What changed</HeadCell>
              </>
            }
          >
            {sites.map((site) => (
              <Row key={site.code}>
                <Cell inList="title" className="font-medium">
                  {site.name}
                </Cell>
                <Cell label="What changed">{said(site)}</Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
    </div>
  );
}
