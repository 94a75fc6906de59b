import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { ComparedWith } from "@/components/advisories/corrected-line";
import { FindingsBand } from "@/components/advisories/findings-band";
import { Page } from "@/components/layout/page";
import { DecideForm } from "@/components/matches/decide-form";
import { MatchFilters } from "@/components/matches/match-filters";
import { KeyHelp, MatchSummary } from "@/components/matches/match-summary";
import { MatchTable } from "@/components/matches/match-table";
import { SiteAskBand } from "@/components/site-asks/ask-band";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { TextLink } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { matchParameters, readMatchFilter } from "@/domain/matching/list-filter";
import type { MatchLevel } from "@/domain/matching/matchable";
import { isPaged, type MatchFilter } from "@/domain/matching/rows";
import { readMatches } from "@/server/advisories/read-advisory";
import { requireCaller } from "@/server/session";
import { advisoryIn } from "../asked";
import { decideMatchesAction } from "./actions";

export const metadata: Metadata = { title: "Matches" };

export default async function MatchesPage({ params, searchParams }: PageProps<"/advisories/[id]/matches">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const asked = await searchParams;
  const filter = readMatchFilter(asked);
  const found = await readMatches(caller, { id, filter, after: askedFor(asked, "after") });
  if (!found) notFound();
  const { head, rows, total, next, isFirst, counts, findings, corrected, named, asks, contacts, now } = found;
  const base = `/advisories/${id}/matches`;
  const selectable = mayAnywhere(caller, "match:decide");
  const table = (
    <MatchTable
      rows={rows.map((row) => ({ ...row, mayDecide: may(caller, "match:decide", row.siteId) }))}
      now={now}
      selectable={selectable}
      allOf={isPaged(filter) ? null : levelAddresses(base, filter)}
    />
  );
  return (
    <Page crumbs={advisoryCrumbs(head, "Matches")} head={<AdvisoryHead head={head} current="matches" />}>
      <div className="grid gap-4">
        <FindingsBand advisoryId={id} findings={findings} named={named} />
        <ComparedWith corrected={corrected} />
        <SiteAskBand rows={asks} now={now} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <MatchSummary base={base} counts={counts} />
          {mayAnywhere(caller, "incident:open") && <OpenLink id={id} toOpen={sum(counts)} />}
        </div>
        <MatchFilters base={base} filter={filter} counts={counts} />
        {rows.length === 0 ? (
          <NoRows base={base} any={head.matches > 0} />
        ) : selectable ? (
          <DecideForm
            action={decideMatchesAction}
            contacts={contacts}
            fitting={fittingOf(id, filter, { total, shown: rows.length })}
          >
            {table}
          </DecideForm>
        ) : (
          table
        )}
        <Pages base={base} filter={filter} isFirst={isFirst} next={next} />
        {rows.length > 0 && (
          <TakeAway list="matches" asked={`advisory=${id}&${matchParameters(filter).slice(1)}`} />
        )}
        {selectable && <KeyHelp />}
        <p className="text-ink-2">
          Names are compared by the <TextLink href="/advisories/aliases">aliases</TextLink> of the
          organisation.
        </p>
      </div>
    </Page>
  );
}

const sum = (counts: readonly Readonly<{ toOpen: number }>[]) =>
  counts.reduce((all, each) => all + each.toOpen, 0);

function levelAddresses(base: string, filter: MatchFilter): Readonly<Record<MatchLevel, string>> {
  const of = (level: MatchLevel) => base + matchParameters({ ...filter, level });
  return { strong: of("strong"), likely: of("likely"), possible: of("possible"), excluded: of("excluded") };
}

/** What the filter lets through beyond this page, to be selected with it; null: all of it is in sight. */
function fittingOf(
  id: string,
  filter: MatchFilter,
  { total, shown }: Readonly<Record<"total" | "shown", number>>,
) {
  if (!isPaged(filter) || total <= shown) return null;
  return { href: `/api/advisories/${id}/matches-to-decide${matchParameters(filter)}`, total };
}

type PagesProps = Readonly<{ base: string; filter: MatchFilter; isFirst: boolean; next: string | null }>;

function Pages({ base, filter, isFirst, next }: PagesProps) {
  if (isFirst && !next) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {!isFirst && <ButtonLink href={base + matchParameters(filter)}>First page</ButtonLink>}
      {next && <ButtonLink href={base + matchParameters(filter, next)}>Next page</ButtonLink>}
    </div>
  );
}

function OpenLink({ id, toOpen }: Readonly<{ id: string; toOpen: number }>) {
  if (toOpen === 0) return null;
  return (
    <span className="flex flex-wrap items-center gap-3">
      <span className="text-ink-2">{toOpen} decided affected without an incident</span>
      <ButtonLink look="primary" href={`/advisories/${id}/open`}>
        Open {toOpen} {toOpen === 1 ? "incident" : "incidents"}…
      </ButtonLink>
    </span>
  );
}

function NoRows({ base, any }: Readonly<{ base: string; any: boolean }>) {
  return any ? (
    <Empty title="No system fits these conditions." actions={<ButtonLink href={base}>Show all</ButtonLink>} />
  ) : (
    <Empty title="No system within your reach was compared yet.">
      Systems are compared with an advisory as soon as they stand in the inventory.
    </Empty>
  );
}
