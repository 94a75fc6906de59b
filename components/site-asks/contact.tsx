import { State } from "@/components/ui/state";
import { Key, TextLink } from "@/components/ui/text";
import { contactOf, type SiteAskRow, type SiteContact } from "@/domain/site-asks/rows";

/** The field that says whom at a site an ask is put to. */
export const contactField = (siteId: string) => `contact.${siteId}`;

/** A contact in one line, as a choice says it. */
export const contactWords = ({ name, duty, hours }: SiteContact) =>
  `${name}, ${duty}${hours ? ` (${hours})` : ""}`;

/** Whom to call about a site's ask, with the number; where nobody is known, that is said with the way to change it. */
export function ContactText({ row }: Readonly<{ row: SiteAskRow }>) {
  const contact = contactOf(row);
  if (!contact) {
    return (
      <State icon="question">
        <TextLink href={`/sites/${row.siteCode}`} className="text-inherit!">
          no contact known
        </TextLink>
      </State>
    );
  }
  return (
    <span>
      {contact.name}, {contact.duty}, <Key>{contact.phone}</Key>
      {contact.hours && `, ${contact.hours}`}
    </span>
  );
}
