import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";

export type VersionRow = Readonly<{
  key: string;
  version: number;
  title: string;
  steps: number;
  createdAt: Date;
  publishedBy: string | null;
  note: string;
  open: number;
  ended: number;
}>;

/** Every version of one template, the newest first, with how many incidents run on it. */
export function TemplateTable({
  title,
  versions,
  now,
}: Readonly<{ title: string; versions: readonly VersionRow[]; now: Date }>) {
  return (
    <Table
      label={`Versions of ${title}`}
      needs="m"
      head={
        <>
          <HeadCell>Version</HeadCell>
          <HeadCell>What is new</HeadCell>
          <HeadCell num>Steps</HeadCell>
          <HeadCell num>Open incidents</HeadCell>
          <HeadCell num>Ended</HeadCell>
          <HeadCell>Published</HeadCell>
        </>
      }
    >
      {versions.map((each, index) => (
        <Row key={each.version}>
          <Cell inList="title">
            <CellLink href={`/admin/templates/${each.key}/${each.version}`}>Version {each.version}</CellLink>
            {index === 0 && <span className="ml-2 text-meta text-ink-3">newest</span>}
          </Cell>
          <Cell label="What is new">{each.note || "As it ships"}</Cell>
          <Cell label="Steps" num>
            {each.steps}
          </Cell>
          <Cell label="Open incidents" num>
            {each.open}
          </Cell>
          <Cell label="Ended" num>
            {each.ended}
          </Cell>
          <Cell label="Published">
            <Time at={each.createdAt} zone="UTC" now={now} show="day" />
            {each.publishedBy && <span className="block text-ink-2">{each.publishedBy}</span>}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The short name under which a template is kept. */
export const TemplateKey = ({ name }: Readonly<{ name: string }>) => <Key>{name}</Key>;
