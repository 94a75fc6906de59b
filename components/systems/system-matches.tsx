import { FindingsNotConfirmed } from "@/components/advisories/not-confirmed";
import { DecisionText } from "@/components/matches/decision-cell";
import { levelBars } from "@/components/matches/level-words";
import { ReasonText } from "@/components/matches/reason-cell";
import { Levels } from "@/components/ui/levels";
import { Key, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { MatchStanding } from "@/domain/matching/decisions";
import type { MatchLevel, Reason } from "@/domain/matching/matchable";
import type { MatchRow, ShownDecision } from "@/domain/matching/rows";

export type SystemMatchData = Readonly<{
  id: string;
  advisoryId: string;
  trackingId: string;
  title: string;
  level: MatchLevel;
  standing: MatchStanding;
  recheck: boolean;
  rechecks: MatchRow["rechecks"];
  reasons: readonly Reason[];
  decided: ShownDecision | null;
  /** False: it rests on findings of the advisory that nobody has answered. */
  confirmed: boolean;
}>;

/** Every advisory compared with a system, with each reason in a sentence. */
export function SystemMatches({
  matches,
  zone,
  now,
}: Readonly<{ matches: readonly SystemMatchData[]; zone: string; now: Date }>) {
  return (
    <section>
      <SectionHeading ruled aside={matches.length > 0 ? `${matches.length} compared` : undefined}>
        Advisories
      </SectionHeading>
      <ul>
        {matches.map((match) => (
          <OneMatch key={match.id} match={match} zone={zone} now={now} />
        ))}
      </ul>
      {matches.length === 0 && <p className="py-2 text-ink-2">No advisory was compared with it yet.</p>}
    </section>
  );
}

function OneMatch({ match, zone, now }: Readonly<{ match: SystemMatchData; zone: string; now: Date }>) {
  const { decided } = match;
  return (
    <li className="grid gap-1.5 border-b py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <TextLink href={`/advisories/${match.advisoryId}/matches`} className="font-medium">
          <Key>{match.trackingId}</Key>
        </TextLink>
        <Levels level={levelBars[match.level]} word={match.level} />
        {!match.confirmed && <FindingsNotConfirmed />}
        <span className="ml-auto">
          <DecisionText {...match} openIncident={null} />
        </span>
      </div>
      <p className="text-ink-2">{match.title}</p>
      <ul className="grid gap-0.5">
        {match.reasons.map((reason) => (
          <li key={reason.aspect}>
            <ReasonText reason={reason} text={reason.sentence} />
          </li>
        ))}
      </ul>
      {decided && (
        <Meta>
          {decided.by}, <Time at={decided.at} zone={zone} now={now} />
          {(decided.reason || decided.question) && `: ${decided.reason || decided.question}`}
          {decided.answerDue && `, answer due ${decided.answerDue}`}
        </Meta>
      )}
    </li>
  );
}
