import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryTable } from "@/components/advisories/advisory-table";
import { ImportAdvisoryForm } from "@/components/advisories/import-form";
import { RefusedReceipts } from "@/components/advisories/refused-receipts";
import { Page, PageHead } from "@/components/layout/page";
import { OwedLinks } from "@/components/site-asks/owed-links";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { SearchField } from "@/components/ui/search-field";
import { TakeAway } from "@/components/ui/take-away";
import { TextLink } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { listAdvisories } from "@/server/advisories/list-advisories";
import { requireCaller } from "@/server/session";
import { importAdvisoryAction } from "./actions";

export const metadata: Metadata = { title: "Advisories" };

export default async function AdvisoriesPage({ searchParams }: PageProps<"/advisories">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "organisation:read")) notFound();
  const asked = await searchParams;
  const text = (askedFor(asked, "q") ?? "").slice(0, 100);
  const after = askedFor(asked, "after");
  const { rows, next, receipts } = await listAdvisories(caller, { text, after });
  const mayImport = may(caller, "advisory:import", null);
  const now = new Date();
  const none = rows.length === 0 && text === "" && after === null;
  return (
    <Page
      crumbs={[{ label: "Advisories" }]}
      head={
        <PageHead
          title="Advisories"
          actions={
            <>
              {!none && mayAnywhere(caller, "system:read") && <OwedLinks />}
              <ButtonLink href="/advisories/catalogues">KEV and EPSS</ButtonLink>
              {mayImport && !none && <ButtonLink href="/advisories/new">Write one by hand</ButtonLink>}
              {mayImport && !none && <ImportDialog />}
            </>
          }
        />
      }
    >
      {none ? <NoAdvisory mayImport={mayImport} /> : <Found rows={rows} text={text} next={next} now={now} />}
      <p className="mt-4">
        <TextLink href="/advisories/aliases">Aliases by which systems are compared</TextLink>
      </p>
      <RefusedReceipts receipts={receipts} now={now} />
    </Page>
  );
}

function ImportDialog() {
  return (
    <Dialog opener="Import an advisory" title="Import an advisory" look="primary">
      <ImportAdvisoryForm action={importAdvisoryAction} />
    </Dialog>
  );
}

function NoAdvisory({ mayImport }: Readonly<{ mayImport: boolean }>) {
  if (!mayImport) {
    return (
      <Empty title="No advisory yet.">
        A coordinator imports the files that vendors and agencies publish. What they mean for your systems
        stands here then.
      </Empty>
    );
  }
  return (
    <Empty title="No advisory yet.">
      <p className="mb-4">
        Import the file a vendor or an agency publishes (CSAF). It is compared with every system at once.
      </p>
      <ImportAdvisoryForm action={importAdvisoryAction} />
      <p className="mt-4">
        There is no such file? <TextLink href="/advisories/new">Write the advisory by hand</TextLink>
      </p>
    </Empty>
  );
}

type FoundProps = Pick<Awaited<ReturnType<typeof listAdvisories>>, "rows" | "next"> &
  Readonly<{ text: string; now: Date }>;

function Found({ rows, next, text, now }: FoundProps) {
  return (
    <div className="grid gap-4">
      <SearchField
        action="/advisories"
        name="q"
        label="Find an advisory"
        defaultValue={text}
        placeholder="Id, title or publisher"
      />
      {rows.length === 0 ? (
        <Empty title="No advisory fits." actions={<ButtonLink href="/advisories">Show all</ButtonLink>} />
      ) : (
        <AdvisoryTable rows={rows} now={now} />
      )}
      {next && (
        <div>
          <ButtonLink href={`/advisories?q=${encodeURIComponent(text)}&after=${next}`}>
            Older advisories
          </ButtonLink>
        </div>
      )}
      {rows.length > 0 && <TakeAway list="advisories" asked={text ? [["q", text]] : []} />}
    </div>
  );
}
