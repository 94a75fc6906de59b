import { Details } from "@/components/ui/details";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Meta, Soft } from "@/components/ui/text";
import type { ReadingDifference } from "@/domain/advisories/compare";
import { type DifferenceRow, differenceRows, sameInBoth } from "@/domain/advisories/difference-rows";

/** More rows than these are shown on request. */
const many = 12;

/** What a revision says otherwise than the shown one, side by side, what differs first. */
export function DifferenceView({
  difference,
  version,
}: Readonly<{ difference: ReadingDifference; version: string }>) {
  const rows = differenceRows(difference);
  const same = sameInBoth(difference);
  if (rows.length === 0) return <p>It says the same as the shown one, in other bytes.</p>;
  return (
    <Details
      summary={rows.length === 1 ? "1 difference" : `${rows.length} differences`}
      open={rows.length <= many}
    >
      <Table
        label={`What version ${version} says otherwise than the shown revision`}
        needs="m"
        head={
          <>
            <HeadCell>What</HeadCell>
            <HeadCell>The shown one says</HeadCell>
            <HeadCell>This one says</HeadCell>
          </>
        }
        {...(same !== "" && { foot: `The same in both: ${same}.` })}
      >
        {rows.map((row) => (
          <OneDifference key={`${row.group} ${row.name} ${row.aspect} ${row.here}`} row={row} />
        ))}
      </Table>
    </Details>
  );
}

function OneDifference({ row: { group, name, aspect, shown, here } }: Readonly<{ row: DifferenceRow }>) {
  return (
    <Row>
      <Cell inList="title" className="w-1/4 min-w-40 align-top list:basis-full!">
        <b className="font-medium">{group === "Document" ? name : group}</b>
        {group !== "Document" && aspect !== null && (
          <span className="block text-ink-2 wrap-anywhere">
            {name}: {aspect}
          </span>
        )}
      </Cell>
      <Side label="Shown" text={shown} other={here} />
      <Side label="This one" text={here} other={shown} />
    </Row>
  );
}

/** The words of one side, those the other lacks set off. */
function Side({
  label,
  text,
  other,
}: Readonly<{ label: string; text: string | null; other: string | null }>) {
  return (
    <Cell className="w-3/8 align-top list:basis-full">
      <Meta className="hidden list:block">{label}</Meta>
      {text === null ? <Soft>not in it</Soft> : <Marked text={text} other={other} />}
    </Cell>
  );
}

function Marked({ text, other }: Readonly<{ text: string; other: string | null }>) {
  const [before, own, after] = apart(text, other ?? text);
  return (
    <span className="wrap-anywhere whitespace-pre-line">
      {before}
      {own !== "" && <mark className="rounded-mark bg-waiting-soft px-0.5 text-ink">{own}</mark>}
      {after}
    </span>
  );
}

/** A text in three: what it begins with as the other does, what is its own, what it ends with as the other does. */
function apart(text: string, other: string): readonly [string, string, string] {
  const mine = text.split(/(?<=\s)/);
  const theirs = other.split(/(?<=\s)/);
  const most = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < most && mine[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < most - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const end = mine.length - tail;
  return [mine.slice(0, head).join(""), mine.slice(head, end).join(""), mine.slice(end).join("")];
}
