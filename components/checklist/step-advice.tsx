import type { IncidentPlace } from "@/components/incidents/place";
import { Details } from "@/components/ui/details";
import { Quote } from "@/components/ui/quote";
import { TextLink } from "@/components/ui/text";
import { formatDay } from "@/lib/dates";

/** What an advisory recommends, in its own words. */
export type Advice = Readonly<{
  text: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
  transcribed: Readonly<{ by: string; at: Date }> | null;
}>;

/** The advice for one step: what speaks of it, everything the advisory recommends, and where it is from. */
export type StepAdviceProps = Readonly<{
  fitting: readonly Advice[];
  /** How many of them stand unfolded. */
  quotes: number;
  all: readonly Advice[];
  trackingId: string;
  advisoryHref: string;
  place: IncidentPlace;
}>;

/** The words of the advisory that speak of this step, quoted unchanged with their source. */
export function StepAdvice({ fitting, quotes, all, trackingId, advisoryHref, place }: StepAdviceProps) {
  if (all.length === 0) {
    return (
      <p className="text-ink-2">
        The advice of <TextLink href={advisoryHref}>{trackingId}</TextLink> is not transcribed yet. A
        coordinator of all sites can transcribe it with its source.
      </p>
    );
  }
  const quoted = fitting.slice(0, quotes);
  return (
    <div className="grid gap-2">
      {quoted.map((advice) => (
        <AdviceQuote key={advice.text} advice={advice} trackingId={trackingId} place={place} />
      ))}
      {quoted.length < all.length && (
        <Details summary={quoted.length === 0 ? `What ${trackingId} advises` : "The whole advice"}>
          <div className="grid gap-3">
            {all
              .filter((advice) => !quoted.includes(advice))
              .map((advice) => (
                <AdviceQuote key={advice.text} advice={advice} trackingId={trackingId} place={place} />
              ))}
          </div>
        </Details>
      )}
    </div>
  );
}

function AdviceQuote({
  advice,
  trackingId,
  place,
}: Readonly<{ advice: Advice; trackingId: string; place: IncidentPlace }>) {
  const { text, sourceTitle, sourceUrl, transcribed } = advice;
  return (
    <Quote
      source={
        <>
          {sourceTitle ?? trackingId}
          {transcribed && (
            <>
              . Not in the file as received; transcribed by {transcribed.by},{" "}
              {formatDay(transcribed.at, place.zone, place.now)}
            </>
          )}
          .{" "}
          {sourceUrl && (
            <a
              href={sourceUrl}
              target="_blank"
              rel="noreferrer"
              className="text-accent underline decoration-1 underline-offset-2"
            >
              Source
            </a>
          )}
        </>
      }
    >
      “{text}”
    </Quote>
  );
}
