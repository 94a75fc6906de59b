import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { QuestionList } from "@/components/vendors/question-list";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { requireCaller } from "@/server/session";
import { readAsked } from "@/server/vendors/read-asked";
import { recordVendorAnswerAction } from "./actions";

export const metadata: Metadata = { title: "Asked of vendors" };

export default async function AskedPage({ searchParams }: PageProps<"/advisories/asked">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:read")) notFound();
  const advisoryId = askedAdvisory(await searchParams);
  const { questions, now } = await readAsked(caller, { advisoryId });
  return (
    <Page
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "Asked of vendors" }]}
      head={
        <PageHead
          title="Asked of vendors"
          actions={<ButtonLink href="/advisories/contacts">Vendor contacts</ButtonLink>}
        />
      }
    >
      {questions.length === 0 ? (
        <Empty title="No vendor is asked." actions={<ButtonLink href="/advisories">Advisories</ButtonLink>}>
          A coordinator asks a vendor from the matches of an advisory. Until the answer is here and decided
          on, the systems stay unknown.
        </Empty>
      ) : (
        <QuestionList
          questions={questions}
          mayAnswer={({ systems }) => systems.every(({ siteId }) => may(caller, "match:decide", siteId))}
          action={recordVendorAnswerAction}
          now={now}
        />
      )}
      {questions.length > 0 && (
        <div className="mt-6">
          <TakeAway list="vendor-questions" asked={advisoryId ? [["advisory", advisoryId]] : []} />
        </div>
      )}
    </Page>
  );
}
