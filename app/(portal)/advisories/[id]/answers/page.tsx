import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { Page } from "@/components/layout/page";
import { AskSitesForm, SiteAnswerDialog } from "@/components/site-asks/ask-form";
import { AskPreview, DueForm } from "@/components/site-asks/ask-preview";
import { AskTable } from "@/components/site-asks/ask-table";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { SectionHeading } from "@/components/ui/text";
import { type Actor, may } from "@/domain/access/permissions";
import { askedFor } from "@/domain/incidents/list-filter";
import type { SiteAskRow } from "@/domain/site-asks/rows";
import { readOfSite } from "@/domain/site-asks/site-ask";
import { fromLocalInput } from "@/lib/dates";
import { requireCaller } from "@/server/session";
import { readSiteAnswers } from "@/server/site-asks/read-asks";
import { advisoryIn } from "../asked";
import { answerSiteAskAction, askSitesAction } from "./actions";

export const metadata: Metadata = { title: "Site answers" };

export default async function SiteAnswersPage({
  params,
  searchParams,
}: PageProps<"/advisories/[id]/answers">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const found = await readSiteAnswers(caller, { id });
  if (!found) notFound();
  const { head, rows, now } = found;
  const typed = askedFor(await searchParams, "due") ?? "";
  const due = fromLocalInput(typed, "UTC") ? typed : "";
  const toAsk = rows.filter((row) => row.undecided > 0 && may(caller, "match:decide", row.siteId));
  return (
    <Page crumbs={advisoryCrumbs(head, "Site answers")} head={<AdvisoryHead head={head} current="answers" />}>
      <div className="grid gap-8">
        {toAsk.length > 0 && (
          <section className="grid gap-4">
            <SectionHeading>Ask sites to answer</SectionHeading>
            <DueForm base={`/advisories/${id}/answers`} due={due} />
            {due && (
              <AskSitesForm
                action={askSitesAction}
                advisoryId={id}
                due={due}
                reads={readsOf(toAsk)}
                key={due}
              >
                <AskPreview rows={toAsk} due={due} now={now} />
              </AskSitesForm>
            )}
          </section>
        )}
        {rows.length === 0 ? (
          <Empty title="No site has anything open here.">
            Where a system is undecided, its site stands here and can be asked to answer by a time.
          </Empty>
        ) : (
          <AskTable rows={rows} now={now} act={(row) => answerOf(caller, row)} />
        )}
        {rows.length > 0 && <TakeAway list="site-answers" asked={[["advisory", id]]} />}
      </div>
    </Page>
  );
}

const readOf = (row: SiteAskRow) => readOfSite(row, row.ask?.id ?? null);
const readsOf = (rows: readonly SiteAskRow[]) =>
  Object.fromEntries(rows.map((row) => [row.siteId, readOf(row)]));

/** Recording an answer, where only what waits for a vendor is left. */
function answerOf(caller: Actor, row: SiteAskRow) {
  const open = row.ask !== null && row.ask.answeredAt === null;
  const canAnswer = open && row.undecided === 0 && row.withVendor > 0;
  if (!canAnswer || !may(caller, "match:decide", row.siteId)) return null;
  const { advisoryId, siteId, siteName, withVendor } = row;
  const about = { advisoryId, siteId, siteName, withVendor, read: readOf(row) };
  return <SiteAnswerDialog action={answerSiteAskAction} {...about} />;
}
