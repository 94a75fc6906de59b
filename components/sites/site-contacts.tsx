import { ActButton } from "@/components/people/act-button";
import { Dialog } from "@/components/ui/dialog";
import { Key, SectionHeading } from "@/components/ui/text";
import type { Role } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import type { FormAction } from "@/lib/form-state";
import { AddContactForm } from "./site-forms";

type Told = Readonly<{ code: string; sentence: string }>;
type Contact = Readonly<{ id: string; duty: string; name: string; phone: string; hours: string }>;
type Acts = Readonly<{ add: FormAction<null, Told>; end: FormAction<null, Told> }>;

/** Whom to call at a site, with hours; who may edit them adds and ends them here. */
export function SiteContacts({
  site,
  contacts,
  actions,
}: Readonly<{
  site: Readonly<{ id: string; name: string }>;
  contacts: readonly Contact[];
  actions: Acts | null;
}>) {
  return (
    <section>
      <SectionHeading ruled>Whom to call</SectionHeading>
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id} className="flex flex-wrap items-center gap-x-4 border-b py-2">
            <span className="min-w-0">
              <b className="font-medium">{contact.duty}</b>
              <span className="block">
                {contact.name}, <Key>{contact.phone}</Key>
              </span>
              {contact.hours && <span className="block text-meta text-ink-3">{contact.hours}</span>}
            </span>
            {actions && (
              <span className="ml-auto">
                <ActButton
                  action={actions.end}
                  name="contactId"
                  value={contact.id}
                  label="End"
                  about={`${contact.duty}, ${contact.name}`}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {contacts.length === 0 && (
        <p className="py-2 text-ink-2">Nobody is named yet. A coordinator of the site can add them.</p>
      )}
      {actions && (
        <div className="pt-3">
          <Dialog opener="Add a contact" size="small" title={`Whom to call at ${site.name}`}>
            <AddContactForm action={actions.add} siteId={site.id} />
          </Dialog>
        </div>
      )}
    </section>
  );
}

/** Who holds which role here. */
export function SitePeople({
  people,
}: Readonly<{ people: readonly Readonly<{ name: string; role: Role }>[] }>) {
  const named = new Map<string, readonly string[]>();
  for (const { name, role } of people) named.set(name, [...(named.get(name) ?? []), roleNames[role]]);
  return (
    <section>
      <SectionHeading ruled>People</SectionHeading>
      <ul>
        {[...named].map(([name, roles]) => (
          <li key={name} className="flex flex-wrap justify-between gap-x-6 border-b py-1.5">
            <span className="font-medium">{name}</span>
            <span className="text-ink-2">{roles.join(", ")}</span>
          </li>
        ))}
      </ul>
      {people.length === 0 && <p className="py-2 text-ink-2">Nobody holds a role here.</p>}
    </section>
  );
}
