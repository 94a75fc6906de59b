import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ActButton } from "@/components/people/act-button";
import { AddPersonForm } from "@/components/people/add-person-form";
import { AdminTabs } from "@/components/people/admin-tabs";
import { GiveGrantForm } from "@/components/people/give-grant-form";
import { PasswordLink } from "@/components/people/password-link";
import { Dialog } from "@/components/ui/dialog";
import { of } from "@/components/ui/of";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { TakeAway } from "@/components/ui/take-away";
import { Time } from "@/components/ui/time";
import { may } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import { readPeople } from "@/server/people/read-people";
import { requireCaller } from "@/server/session";
import {
  addPersonAction,
  disablePersonAction,
  enablePersonAction,
  endGrantAction,
  giveGrantAction,
  makePasswordLinkAction,
} from "./actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const caller = await requireCaller();
  if (!may(caller, "people:manage", null)) notFound();
  const { people, sites } = await readPeople(caller, null);
  return (
    <Page
      crumbs={[{ label: "People and sites" }]}
      head={
        <PageHead
          title="People"
          actions={
            <Dialog opener="Add a person" title="Add a person" look="primary">
              <AddPersonForm action={addPersonAction} />
            </Dialog>
          }
        >
          <AdminTabs current="people" />
        </PageHead>
      }
    >
      <Table
        label="People"
        needs="l"
        head={
          <>
            <HeadCell>Person</HeadCell>
            <HeadCell>Roles</HeadCell>
            <HeadCell>Last seen</HeadCell>
            <HeadCell>
              <span className="sr-only">Acts</span>
            </HeadCell>
          </>
        }
      >
        {people.map((person) => (
          <PersonRow key={person.id} person={person} isOneself={person.id === caller.id} sites={sites} />
        ))}
      </Table>
      <div className="mt-4">
        <TakeAway list="people" />
      </div>
    </Page>
  );
}

type People = Awaited<ReturnType<typeof readPeople>>;

function PersonRow({
  person,
  isOneself,
  sites,
}: Readonly<{ person: People["people"][number]; isOneself: boolean; sites: People["sites"] }>) {
  return (
    <Row>
      <Cell inList="title" className="align-top">
        <b className="font-strong">{person.name}</b>
        <span className="block text-ink-2">{person.email}</span>
        {person.disabledAt && <span className="block font-medium text-waiting">Disabled</span>}
      </Cell>
      <Cell label="Roles" className="align-top">
        <ul className="grid gap-0.5">
          {person.grants.map((grant) => (
            <li key={grant.id} className="flex flex-wrap items-center gap-x-2 list:justify-end">
              {roleNames[grant.role]}, {grant.siteName ?? "all sites"}
              <ActButton
                action={endGrantAction}
                name="grantId"
                value={grant.id}
                label="Take away"
                about={`${person.name}, ${roleNames[grant.role]}, ${grant.siteName ?? "all sites"}`}
              />
            </li>
          ))}
          {person.grants.length === 0 && <li className="text-ink-3">no role, so nothing is open</li>}
        </ul>
      </Cell>
      <Cell label="Last seen" className="align-top">
        {person.lastSeenAt ? (
          <Time at={person.lastSeenAt} zone="UTC" now={new Date()} show="distance" />
        ) : (
          "never"
        )}
      </Cell>
      <Cell className="align-top">
        <span className="flex flex-wrap gap-1">
          {!isOneself && (
            <Dialog opener={of("Give a role", person.name)} size="small" title={`Give ${person.name} a role`}>
              <GiveGrantForm action={giveGrantAction} personId={person.id} sites={sites} />
            </Dialog>
          )}
          {!person.disabledAt && (
            <Dialog
              opener={of("Password link", person.name)}
              size="small"
              title={`A password link for ${person.name}`}
            >
              <PasswordLink action={makePasswordLinkAction} personId={person.id} name={person.name} />
            </Dialog>
          )}
          {!isOneself && (
            <ActButton
              action={person.disabledAt ? enablePersonAction : disablePersonAction}
              name="personId"
              value={person.id}
              label={person.disabledAt ? "Enable" : "Disable"}
              about={person.name}
            />
          )}
        </span>
      </Cell>
    </Row>
  );
}
