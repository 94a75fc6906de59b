import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeList } from "@/components/inbox/notice-list";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { mayAnywhere } from "@/domain/access/places";
import { listNotices } from "@/server/notices/list-notices";
import { requireCaller } from "@/server/session";
import { readNoticesAction } from "./actions";

export const metadata: Metadata = { title: "Inbox" };

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const [caller, { after }] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const { notices, isFirst, next, now } = await listNotices(caller, {
    after: typeof after === "string" ? after : null,
  });
  return (
    <Page crumbs={[{ label: "Inbox" }]} head={<PageHead title="Inbox" />} narrow>
      {notices.length === 0 && (
        <Empty title={isFirst ? "You were told nothing yet" : "The inbox ends here"}>
          When a step of yours is returned, a signature falls, a worse state is reported or something runs
          out, it stands here.
        </Empty>
      )}
      <NoticeList notices={notices} now={now} action={readNoticesAction} />
      {(next || !isFirst) && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
          {!isFirst && <ButtonLink href="/inbox">First</ButtonLink>}
          {next && <ButtonLink href={`/inbox?after=${next}`}>Earlier</ButtonLink>}
        </nav>
      )}
    </Page>
  );
}
