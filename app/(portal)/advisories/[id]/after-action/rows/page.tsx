import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { advisoryCrumbs } from "@/components/advisories/advisory-head";
import { reportHref, rowsParameters } from "@/components/after-action/address";
import { MeasuredTable, RanOutTable, RejectedTable } from "@/components/after-action/rows-view";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { mayAnywhere } from "@/domain/access/places";
import { eventsBehind, readEventsAsked, readRowsAsked } from "@/domain/after-action/report";
import {
  groupNames,
  measureMeanings,
  measureNames,
  ranOutKinds,
  ranOutNames,
} from "@/domain/after-action/words";
import type { AdvisoryId } from "@/domain/ids";
import { askedFor } from "@/domain/incidents/list-filter";
import { readAfterAction, readMeasured } from "@/server/after-action/read-after-action";
import type { Caller } from "@/server/doors";
import { requireCaller } from "@/server/session";
import { advisoryIn } from "../../asked";

export const metadata: Metadata = { title: "After-action report: rows" };

type Asking = (name: string) => string | null;
type Shown = Readonly<{
  title: string;
  note: string;
  list: string;
  rows: readonly Readonly<{ siteName: string }>[];
  table: ReactNode;
}>;

export default async function AfterActionRowsPage({
  params,
  searchParams,
}: PageProps<"/advisories/[id]/after-action/rows">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const parameters = await searchParams;
  const asked = (name: string) => askedFor(parameters, name);
  const of = asked("measure");
  const found =
    of === "rejected" || of === "ran-out"
      ? await events(caller, id, asked)
      : await measured(caller, id, asked);
  if (!found) notFound();
  const { head, title, note, list, rows, table } = found;
  const site = asked("site");
  const where = site === null ? "all sites" : (rows[0]?.siteName ?? site);
  const report = { label: "After action", href: reportHref(id) };
  const [overview, advisory] = advisoryCrumbs(head, title);
  return (
    <Page
      crumbs={[...(overview ? [overview] : []), ...(advisory ? [advisory] : []), report, { label: title }]}
      head={<PageHead title={`${title}, ${where}`} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-[66ch] text-ink-2">{note}</p>
        {rows.length === 0 ? (
          <Empty
            title="Nothing counts here now"
            actions={<ButtonLink href={report.href}>The report</ButtonLink>}
          >
            What stood here has moved on since the number was read.
          </Empty>
        ) : (
          <>
            <p className="text-lead">
              <b>{rows.length}</b>
            </p>
            {table}
            <TakeAway
              list={list}
              asked={[
                ["advisory", id],
                ...rowsParameters({ of: of ?? "", group: asked("group"), site, kind: asked("kind") }),
              ]}
            />
          </>
        )}
      </div>
    </Page>
  );
}

async function measured(caller: Caller, id: AdvisoryId, asking: Asking) {
  const asked = readRowsAsked(asking);
  const found = await readMeasured(caller, { id, asked });
  if (!found) return null;
  const { measure, group } = asked;
  const shown: Shown = {
    title: group ? groupNames[measure][group] : measureNames[measure],
    note: measureMeanings[measure],
    list: "after-action-rows",
    rows: found.rows,
    table: <MeasuredTable rows={found.rows} measure={measure} now={found.now} />,
  };
  return { head: found.head, ...shown };
}

async function events(caller: Caller, id: AdvisoryId, asking: Asking) {
  const found = await readAfterAction(caller, { id });
  if (!found) return null;
  const { head, now } = found;
  const asked = readEventsAsked(asking);
  if (asking("measure") === "rejected") {
    const rows = eventsBehind(found.rejected, asked);
    const title = asked.kind ? `Steps rejected: ${asked.kind}` : "Steps rejected";
    const note = "Each answer to a step that whoever verifies returned with a reason.";
    return {
      head,
      title,
      note,
      list: "after-action-rejected",
      rows,
      table: <RejectedTable {...{ rows, now }} />,
    };
  }
  const rows = eventsBehind(found.ranOut, asked);
  const kind = ranOutKinds.find((each) => each === asked.kind);
  const title = kind ? `${ranOutNames[kind]} that ran out` : "Ran out";
  const note = "What ended by the clock while it held, as the clock recorded it.";
  return { head, title, note, list: "after-action-ran-out", rows, table: <RanOutTable {...{ rows, now }} /> };
}
