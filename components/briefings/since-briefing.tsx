import { TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { differences, differenceWords } from "@/domain/briefings/compare";
import type { BriefingContent } from "@/domain/briefings/content";
import { fromStored, sumNumbers, toStored } from "@/domain/history/snapshot";
import type { AdvisoryId } from "@/domain/ids";
import type { StatusNumbers } from "@/domain/status/counting";

/** Where a briefing of an advisory, or of all together, is frozen. */
export const freezeHref = (advisoryId: AdvisoryId | null): string =>
  `/status/briefings/new${advisoryId === null ? "" : `?advisory=${advisoryId}`}`;

type Counted = Readonly<{ code: string; numbers: StatusNumbers }>;

/** What changed since the last briefing, at the sites that stand in it and in reach. */
export function SinceBriefing({
  briefing,
  sites,
  mayFreeze,
  freezeHref,
}: Readonly<{
  briefing: BriefingContent | null;
  sites: readonly Counted[];
  mayFreeze: boolean;
  freezeHref: string;
}>) {
  return (
    <p className="mt-4 print:hidden">
      {briefing && <Changed briefing={briefing} sites={sites} />}{" "}
      <TextLink href="/status/briefings">All briefings</TextLink>
      {mayFreeze && (
        <>
          {" · "}
          <TextLink href={freezeHref}>Freeze a briefing</TextLink>
        </>
      )}
    </p>
  );
}

function Changed({ briefing, sites }: Readonly<{ briefing: BriefingContent; sites: readonly Counted[] }>) {
  const was = briefing.sites.filter(({ code }) => sites.some((site) => site.code === code));
  const is = sites.filter(({ code }) => was.some((site) => site.code === code));
  const before = toStored(sumNumbers(was.map(({ numbers }) => fromStored(numbers))));
  const told = differences(before, toStored(sumNumbers(is.map(({ numbers }) => numbers))));
  return (
    <>
      Since <TextLink href={`/status/briefings/${briefing.key}`}>{`the briefing ${briefing.name}`}</TextLink>{" "}
      of <Time at={new Date(briefing.at)} zone={briefing.zone} />:{" "}
      {told.length === 0 ? "no number changed" : told.map(differenceWords).join(", ")}.
    </>
  );
}
