import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { SiteAskBand } from "@/components/site-asks/ask-band";
import { SiteContacts, SitePeople } from "@/components/sites/site-contacts";
import { siteFacts } from "@/components/sites/site-facts";
import { SiteIncidents } from "@/components/sites/site-incidents";
import { SiteSystems } from "@/components/sites/site-systems";
import { ButtonLink } from "@/components/ui/button";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { may } from "@/domain/access/permissions";
import { requireCaller } from "@/server/session";
import { readSite } from "@/server/sites/read-site";
import { addContactAction, endContactAction } from "./actions";

export const metadata: Metadata = { title: "Site" };

export default async function SitePage({ params }: PageProps<"/sites/[code]">) {
  const caller = await requireCaller();
  const { code } = await params;
  const found = await readSite(caller, { code });
  if (!found) notFound();
  const { site, numbers, asks, contacts, people, systems, isCut, incidents, now } = found;
  const seesSystems = may(caller, "system:read", site.id);
  const mayEdit = may(caller, "contact:manage", site.id);
  const actions = { add: addContactAction, end: endContactAction };
  return (
    <Page
      crumbs={[
        ...(seesSystems ? [{ label: "Systems", href: "/systems" as const }] : []),
        { label: site.name },
      ]}
      head={
        <PageHead
          title={site.name}
          above={
            <>
              <Key>{site.code}</Key>
              {site.region && ` · ${site.region}`}
            </>
          }
          state={<Time at={now} zone={site.zone} now={now} show="instant" className="font-medium" />}
          stateNote={`local time, ${site.zone}`}
          {...(seesSystems && { facts: siteFacts(numbers, site.code) })}
          actions={
            seesSystems ? (
              <ButtonLink href={`/systems?site=${encodeURIComponent(site.code)}`}>All its systems</ButtonLink>
            ) : undefined
          }
        />
      }
    >
      <div className="grid items-start gap-x-10 gap-y-8 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {seesSystems && (
          <div className="grid gap-8">
            <SiteAskBand named rows={asks} now={now} />
            <SiteIncidents incidents={incidents} siteCode={site.code} zone={site.zone} now={now} />
            <SiteSystems {...{ systems, incidents, isCut }} siteCode={site.code} />
          </div>
        )}
        <div className="grid gap-8">
          <SiteContacts site={site} contacts={contacts} actions={mayEdit ? actions : null} />
          <SitePeople people={people} />
        </div>
      </div>
    </Page>
  );
}
