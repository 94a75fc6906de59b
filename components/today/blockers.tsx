import { stepHref } from "@/components/incidents/place";
import { Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { roleNames } from "@/domain/access/role-names";
import type { Blocking, Counted } from "@/domain/today/today";
import { type AskAction, AskButton } from "./ask-button";
import { Place, RowUrgency, TodayRow, TodaySection } from "./rows";

type Props = Readonly<{ blocked: Counted<Blocking>; now: Date; ask: AskAction }>;

/** The steps of others that hold further ones, with whom to ask. */
export function Blockers({ blocked, now, ask }: Props) {
  return (
    <TodaySection section="blocked" of={blocked}>
      <ul>
        {blocked.rows.map((row) => (
          <TodayRow
            key={`${row.key} ${row.step}`}
            title={
              <TextLink href={stepHref(row.key, row.step)} aria-label={`${row.title}, ${row.key}`}>
                {row.title}
              </TextLink>
            }
            where={
              <>
                <Place {...row} />. Holds {row.holds} {row.holds === 1 ? "step" : "steps"}; {whose(row)} can
                do it.
              </>
            }
            note={<BlockerNote row={row} now={now} />}
            action={
              <AskButton
                action={ask}
                incident={row.key}
                step={row.step}
                label={row.asked ? "Ask again" : "Ask"}
                about={`${row.title}, ${row.assetTag}`}
              />
            }
          />
        ))}
      </ul>
    </TodaySection>
  );
}

function whose({ who, role }: Blocking): string {
  if (who.length === 0) return `no ${roleNames[role].toLowerCase()} of the site`;
  return who.length > 2 ? `${who.slice(0, 2).join(", ")} or ${who.length - 2} more` : who.join(" or ");
}

function BlockerNote({ row, now }: Readonly<{ row: Blocking; now: Date }>) {
  const { zone, asked } = row;
  return (
    <span className="grid gap-0.5 tablet:justify-items-end">
      <RowUrgency {...{ row, now }} />
      {asked && (
        <Meta>
          {asked.by} asked <Time at={asked.at} zone={zone} now={now} show="moment" />
        </Meta>
      )}
    </span>
  );
}
