import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { AdminTabs } from "@/components/people/admin-tabs";
import { CalendarForm } from "@/components/sites/calendar-form";
import { AddContactForm, AddSiteForm } from "@/components/sites/site-forms";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { of } from "@/components/ui/of";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { TakeAway } from "@/components/ui/take-away";
import { Key } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { calendarWords } from "@/domain/priority/calendar";
import { requireCaller } from "@/server/session";
import { readSites } from "@/server/sites/read-sites";
import { addContactAction, addSiteAction, setCalendarAction } from "./actions";

export const metadata: Metadata = { title: "Sites" };

export default async function SitesPage() {
  const caller = await requireCaller();
  if (!may(caller, "site:manage", null)) notFound();
  const sites = await readSites(caller, null);
  const add = (
    <Dialog opener="Add a site" title="Add a site" look="primary">
      <AddSiteForm action={addSiteAction} zones={Intl.supportedValuesOf("timeZone")} />
    </Dialog>
  );
  return (
    <Page
      crumbs={[{ label: "People and sites", href: "/admin/people" }, { label: "Sites" }]}
      head={
        <PageHead title="Sites" actions={sites.length > 0 ? add : undefined}>
          <AdminTabs current="sites" />
        </PageHead>
      }
    >
      {sites.length === 0 ? (
        <Empty title="No site yet." actions={add}>
          Add the hospitals and clinics whose systems the portal watches over.
        </Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Table
            label="Sites"
            needs="m"
            head={
              <>
                <HeadCell>Site</HeadCell>
                <HeadCell>Code</HeadCell>
                <HeadCell num>Systems</HeadCell>
                <HeadCell>Time zone, working days</HeadCell>
                <HeadCell>To call</HeadCell>
              </>
            }
          >
            {sites.map((site) => (
              <Row key={site.id}>
                <Cell inList="title" className="align-top">
                  <b className="font-strong">{site.name}</b>
                  {site.region && <span className="block text-ink-2">{site.region}</span>}
                </Cell>
                <Cell inList="beside" className="align-top">
                  <Key>{site.code}</Key>
                </Cell>
                <Cell label="Systems" num className="align-top">
                  {site.systems}
                </Cell>
                <Cell label="Time zone" className="align-top">
                  {site.zone}
                  <span className="block text-ink-2">{calendarWords(site.calendar)}</span>
                  <Dialog
                    opener={of("Calendar", site.name)}
                    size="small"
                    look="quiet"
                    title={`When ${site.name} works`}
                  >
                    <CalendarForm action={setCalendarAction} siteId={site.id} calendar={site.calendar} />
                  </Dialog>
                </Cell>
                <Cell className="align-top">
                  <ul className="grid gap-0.5">
                    {site.contacts.map((contact) => (
                      <li key={contact.id}>
                        {contact.duty}: {contact.name}, <Key>{contact.phone}</Key>
                        {contact.hours && <span className="text-ink-2">, {contact.hours}</span>}
                      </li>
                    ))}
                  </ul>
                  <Dialog
                    opener={of("Add a contact", site.name)}
                    size="small"
                    look="quiet"
                    title={`Whom to call at ${site.name}`}
                  >
                    <AddContactForm action={addContactAction} siteId={site.id} />
                  </Dialog>
                </Cell>
              </Row>
            ))}
          </Table>
          <TakeAway list="sites" />
        </div>
      )}
    </Page>
  );
}
