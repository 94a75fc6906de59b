import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ActButton } from "@/components/people/act-button";
import { Empty } from "@/components/ui/empty";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key } from "@/components/ui/text";
import { AddVendorContactDialog } from "@/components/vendors/contact-form";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { readVendorContacts } from "@/server/vendors/vendor-contacts";
import { addVendorContactAction, endVendorContactAction } from "./actions";

export const metadata: Metadata = { title: "Vendor contacts" };

export default async function VendorContactsPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "organisation:read")) notFound();
  const contacts = await readVendorContacts(caller, null);
  const mayChange = may(caller, "advisory:correct", null);
  const add = mayChange ? <AddVendorContactDialog action={addVendorContactAction} /> : undefined;
  return (
    <Page
      crumbs={[
        { label: "Advisories", href: "/advisories" },
        { label: "Asked of vendors", href: "/advisories/asked" },
        { label: "Vendor contacts" },
      ]}
      head={<PageHead title="Vendor contacts" actions={contacts.length > 0 ? add : undefined} />}
    >
      {contacts.length === 0 ? (
        <Empty title="Nobody to ask yet." actions={add}>
          Every question to a vendor names whom it is put to. A coordinator for all sites adds them here.
        </Empty>
      ) : (
        <Table
          label="Vendor contacts"
          needs="m"
          head={
            <>
              <HeadCell>Vendor</HeadCell>
              <HeadCell>Contact</HeadCell>
              <HeadCell>Telephone</HeadCell>
              <HeadCell>E-mail</HeadCell>
              <HeadCell>Hours</HeadCell>
              {mayChange && (
                <HeadCell>
                  <span className="sr-only">End</span>
                </HeadCell>
              )}
            </>
          }
        >
          {contacts.map((contact) => (
            <Row key={contact.id}>
              <Cell inList="title">
                <b className="font-strong">{contact.vendor}</b>
              </Cell>
              <Cell label="Contact">
                {contact.name}, {contact.duty}
              </Cell>
              <Cell label="Telephone">
                <Key>{contact.phone}</Key>
              </Cell>
              <Cell label="E-mail" inList={contact.email ? "line" : "hidden"}>
                {contact.email}
              </Cell>
              <Cell label="Hours" inList={contact.hours ? "line" : "hidden"}>
                {contact.hours}
              </Cell>
              {mayChange && (
                <Cell>
                  <ActButton
                    action={endVendorContactAction}
                    name="contactId"
                    value={contact.id}
                    label="End"
                    about={`${contact.name}, ${contact.vendor}`}
                  />
                </Cell>
              )}
            </Row>
          ))}
        </Table>
      )}
    </Page>
  );
}
