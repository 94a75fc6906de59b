import type { ReactNode } from "react";
import { Cell, GroupRow, HeadCell, Row, Table } from "@/components/ui/table";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AliasHistory } from "@/domain/matching/alias-rows";
import { type AliasKind, aliasKindNames, aliasKinds, meansInWords } from "@/domain/matching/alias-words";
import { formatCalendarDay } from "@/lib/dates";

type AliasTableProps = Readonly<{
  lines: readonly AliasHistory[];
  now: Date;
  /** The button that ends a line; nothing for who may not. */
  end: (line: AliasHistory) => ReactNode;
}>;

/** The alias table grouped by kind, ended lines too, each with who added it, when and why. */
export function AliasTable({ lines, now, end }: AliasTableProps) {
  return (
    <Table
      label="Aliases"
      needs="m"
      head={
        <>
          <HeadCell>As it is written</HeadCell>
          <HeadCell>Stands for</HeadCell>
          <HeadCell>Holds</HeadCell>
          <HeadCell>Added</HeadCell>
          <HeadCell>
            <span className="sr-only">End</span>
          </HeadCell>
        </>
      }
    >
      {aliasKinds.map((kind) => (
        <KindRows
          key={kind}
          kind={kind}
          lines={lines.filter((line) => line.kind === kind)}
          {...{ now, end }}
        />
      ))}
    </Table>
  );
}

function KindRows({ kind, lines, now, end }: AliasTableProps & Readonly<{ kind: AliasKind }>) {
  if (lines.length === 0) return null;
  return (
    <>
      <GroupRow columns={5}>
        <b className="text-ink">{aliasKindNames[kind]}</b> {lines.length}
      </GroupRow>
      {lines.map((line) => (
        <Row key={line.id}>
          <Cell inList="title">{line.text}</Cell>
          <Cell label="Stands for">{meansInWords(line)}</Cell>
          <Cell label="Holds">{held(line)}</Cell>
          <Cell label="Added">
            <History line={line} now={now} />
          </Cell>
          <Cell inList="beside">{line.validTo === null && end(line)}</Cell>
        </Row>
      ))}
    </>
  );
}

function held({ validFrom, validTo }: AliasHistory): string {
  const from = validFrom && formatCalendarDay(validFrom);
  if (validTo === null) return from ? `since ${from}` : "always";
  const until = `until ${formatCalendarDay(validTo)}`;
  return from ? `${from} ${until}` : until;
}

function History({ line, now }: Readonly<{ line: AliasHistory; now: Date }>) {
  return (
    <>
      {line.by === null || line.addedAt === null ? (
        <Meta>in the table from the start</Meta>
      ) : (
        <span className="block">
          {line.by}, <Time at={line.addedAt} zone="UTC" now={now} show="day" />: {line.reason}
        </span>
      )}
      {line.endedAt && (
        <Meta className="block">
          Ended by {line.endedBy}, <Time at={line.endedAt} zone="UTC" now={now} show="day" />:{" "}
          {line.endReason}
        </Meta>
      )}
    </>
  );
}
