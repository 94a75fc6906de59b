import { ButtonLink } from "@/components/ui/button";
import { Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { type BlockerAsk, mostAsked } from "@/domain/advisory-grid/asking";
import type { Blocker } from "@/domain/advisory-grid/blockers";
import type { GridFilter } from "@/domain/advisory-grid/filter";
import { formatDuration } from "@/lib/dates";
import { gridHref } from "./address";
import { AskSeveral, type AskSeveralAction } from "./ask-several";
import { askLabel, lackOf, systemsWord, whoCan } from "./blocker-words";
import type { GridSite } from "./grid-row";

/** So many things that systems wait for stand on the page at first, and at most. */
const few = 5;
const most = 50;

/** A blocker as the page shows it: with whom to ask, and whether the reader may. */
export type ShownBlocker = Blocker & Readonly<{ ask: BlockerAsk; mayAsk: boolean }>;

type Shared = Readonly<{
  advisoryId: string;
  filter: GridFilter;
  sites: readonly GridSite[];
  titleOf: (step: string) => string;
  action: AskSeveralAction;
  now: Date;
}>;

/** What systems wait for, the biggest first; the first few, or as many as are asked for. */
export function Blockers({
  blockers,
  all,
  ...shared
}: Shared & Readonly<{ blockers: readonly ShownBlocker[]; all: boolean }>) {
  const shown = blockers.slice(0, all ? most : few);
  if (shown.length === 0) return null;
  const href = gridHref(shared.advisoryId, shared.filter);
  const whole = `${href}${href.includes("?") ? "&" : "?"}blockers=all`;
  return (
    <section aria-labelledby="blockers">
      <SectionHeading
        id="blockers"
        ruled
        aside={
          blockers.length > shown.length && !all
            ? `the ${shown.length} biggest of ${blockers.length}`
            : undefined
        }
      >
        What systems wait for <span className="font-regular text-ink-2">{blockers.length}</span>
      </SectionHeading>
      <ul>
        {shown.map((blocker) => (
          <BlockerRow
            key={[blocker.siteCode, blocker.step, blocker.act, blocker.role].join(" ")}
            blocker={blocker}
            {...shared}
          />
        ))}
      </ul>
      <BlockersFoot {...{ all, href, whole }} shown={shown.length} count={blockers.length} />
    </section>
  );
}

function BlockersFoot({
  all,
  shown,
  count,
  href,
  whole,
}: Readonly<{ all: boolean; shown: number; count: number; href: string; whole: string }>) {
  if (!all && count <= shown) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-3">
      <ButtonLink size="small" href={all ? href : whole} scroll={false}>
        {all ? "Show the biggest only" : count > most ? `Show the ${most} biggest` : `Show all ${count}`}
      </ButtonLink>
      {all && count > shown && (
        <Meta>
          The {shown} biggest of {count}. Narrow by site to see the others.
        </Meta>
      )}
    </p>
  );
}

function BlockerRow({
  blocker,
  advisoryId,
  filter,
  sites,
  titleOf,
  action,
  now,
}: Shared & Readonly<{ blocker: ShownBlocker }>) {
  const { siteCode, step, act, rows, holds, since, ask, mayAsk } = blocker;
  const site = sites.find(({ code }) => code === siteCode);
  const title = titleOf(step);
  const opened = gridHref(advisoryId, { ...filter, site: siteCode, waits: { step, act }, by: null });
  const lack = lackOf(blocker, title);
  const place = site?.name ?? siteCode;
  const waits = rows.length === 1 ? "waits" : "wait";
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          <TextLink
            href={opened}
            scroll={false}
            aria-label={`${systemsWord(rows.length)} ${waits} for ${lack} at ${place}`}
          >
            {systemsWord(rows.length)}
          </TextLink>{" "}
          {waits} for {lack} at {place}
        </p>
        <p className="text-ink-2">
          {whoCan(blocker, ask)}. {holds === 1 ? "1 step waits" : `${holds} steps wait`}, the longest for{" "}
          {formatDuration(now.getTime() - since.getTime())}.
        </p>
        {ask.last && (
          <Meta>
            {ask.last.by} asked for {systemsWord(ask.last.incidents)}, last{" "}
            <Time at={ask.last.at} zone={site?.zone ?? "UTC"} now={now} show="moment" />
          </Meta>
        )}
      </div>
      {mayAsk && ask.others.length > 0 && (
        <div className="print:hidden">
          <AskSeveral
            action={action}
            step={step}
            keys={rows.slice(0, mostAsked).map(({ key }) => key)}
            label={askLabel(blocker, ask)}
            about={`${lack}, ${place}`}
          />
        </div>
      )}
      {mayAsk && ask.others.length === 0 && ask.who.length > 0 && <Meta>yours to do</Meta>}
    </li>
  );
}
