import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/inputs";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text";
import type { VendorContact } from "@/domain/vendors/asked";

/** Whom at the vendor is asked, and when: every question names somebody. */
export function AskVendorFields({
  contacts,
  errorsOf,
}: Readonly<{ contacts: readonly VendorContact[]; errorsOf: (field: string) => string | undefined }>) {
  if (contacts.length === 0) {
    return (
      <Note title="There is nobody to ask yet.">
        A coordinator for all sites adds whom to ask under{" "}
        <TextLink href="/advisories/contacts">Vendor contacts</TextLink>.
      </Note>
    );
  }
  const vendors = [...new Set(contacts.map((contact) => contact.vendor))];
  return (
    <>
      <Field label="Whom you ask" error={errorsOf("contactId")}>
        {(wiring) => (
          <Select name="contactId" defaultValue="" {...wiring}>
            <option value="">Choose</option>
            {vendors.map((vendor) => (
              <optgroup key={vendor} label={vendor}>
                {contacts
                  .filter((contact) => contact.vendor === vendor)
                  .map((contact) => (
                    <option key={contact.id} value={contact.id}>
                      {[contact.name, contact.duty, contact.phone, contact.hours].filter(Boolean).join(", ")}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Asked on" optional error={errorsOf("askedOn")} hint="Empty: today.">
        {(wiring) => <Input name="askedOn" type="date" {...wiring} className="max-w-60" />}
      </Field>
    </>
  );
}
