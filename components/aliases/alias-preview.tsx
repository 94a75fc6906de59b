import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import type { AliasEffect, AliasPreview } from "@/domain/matching/alias-effects";
import { levelTitles } from "@/domain/matching/match-words";

/** How much a change of the alias table would change, in one sentence. */
export function AliasCounts({ preview }: Readonly<{ preview: AliasPreview }>) {
  const { compared, changed, levels, recheck } = preview;
  if (changed === 0) return <p>No match changes. {compared} were compared again.</p>;
  return (
    <p>
      {changed} {changed === 1 ? "match changes" : "matches change"}, {levels} of them in level; {recheck}{" "}
      {recheck === 1 ? "decision is" : "decisions are"} to be checked again. {compared} were compared again.
    </p>
  );
}

/** Each match that would change: before and after, with the reasons. */
export function AliasEffects({ preview }: Readonly<{ preview: AliasPreview }>) {
  const { effects, changed } = preview;
  if (effects.length === 0) return null;
  return (
    <Table
      label="Matches that change"
      needs="m"
      head={
        <>
          <HeadCell>System</HeadCell>
          <HeadCell>Advisory</HeadCell>
          <HeadCell>Level</HeadCell>
          <HeadCell>Reasons</HeadCell>
        </>
      }
      foot={changed > effects.length ? `${changed - effects.length} more, not listed` : undefined}
    >
      {effects.map((effect) => (
        <OneEffect key={`${effect.systemId} ${effect.advisory}`} effect={effect} />
      ))}
    </Table>
  );
}

function OneEffect({ effect }: Readonly<{ effect: AliasEffect }>) {
  const { before, after, was, becomes, recheck } = effect;
  return (
    <Row>
      <Cell inList="title">
        <CellLink href={`/systems/${effect.systemId}`}>
          <Key>{effect.assetTag}</Key>
        </CellLink>
        <Meta className="block">{effect.siteName}</Meta>
      </Cell>
      <Cell label="Advisory">
        <Key>{effect.advisory}</Key>
      </Cell>
      <Cell label="Level">
        {before === after ? levelTitles[after] : `${levelTitles[before]} → ${levelTitles[after]}`}
        {recheck && <span className="block text-waiting">check again</span>}
      </Cell>
      <Cell label="Reasons">
        {was.map((sentence) => (
          <span key={sentence} className="block text-ink-3">
            Now: {sentence}
          </span>
        ))}
        {becomes.map((sentence) => (
          <span key={sentence} className="block">
            Then: {sentence}
          </span>
        ))}
      </Cell>
    </Row>
  );
}
