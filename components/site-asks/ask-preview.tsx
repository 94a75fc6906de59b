import { Button } from "@/components/ui/button";
import { Tick } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/inputs";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { contactOf, type SiteAskRow } from "@/domain/site-asks/rows";
import { formatDuration, fromLocalInput } from "@/lib/dates";
import { ContactText, contactField, contactWords } from "./contact";

/** Asks by which time the sites are to answer; the next page shows who would be asked. */
export function DueForm({ base, due }: Readonly<{ base: string; due: string }>) {
  return (
    <form action={base} className="flex flex-wrap items-end gap-3">
      <Field label="Answer by" hint="On each site's own clock.">
        {(wiring) => <Input name="due" type="datetime-local" defaultValue={due} required {...wiring} />}
      </Field>
      <div className="pb-6">
        <Button type="submit">See who would be asked</Button>
      </div>
    </form>
  );
}

/** The sites that would be asked, each with the time on its clock; what is not ticked is not asked. */
export function AskPreview({
  rows,
  due,
  now,
}: Readonly<{ rows: readonly SiteAskRow[]; due: string; now: Date }>) {
  return (
    <Table
      label="Sites to ask"
      needs="l"
      head={
        <>
          <HeadCell className="w-9">
            <span className="sr-only">Ask</span>
          </HeadCell>
          <HeadCell>Site</HeadCell>
          <HeadCell num>Undecided</HeadCell>
          <HeadCell>Whom to ask</HeadCell>
          <HeadCell>Answer by</HeadCell>
          <HeadCell>Time to answer</HeadCell>
        </>
      }
    >
      {rows.map((row) => {
        const dueAt = fromLocalInput(due, row.zone);
        return (
          <Row key={row.siteId}>
            <Cell inList="beside" className="list:order-first! list:mr-1 list:ml-0!">
              <Tick name="siteIds" value={row.siteId} defaultChecked aria-label={`Ask ${row.siteName}`} />
            </Cell>
            <Cell inList="title">
              <b className="font-strong">{row.siteName}</b>
              {row.ask && row.ask.answeredAt === null && (
                <span className="block text-ink-2">
                  asked already, due <Time at={row.ask.dueAt} zone={row.zone} now={now} />
                </span>
              )}
            </Cell>
            <Cell num label="Undecided">
              {row.undecided}
            </Cell>
            <Cell label="Whom to ask">
              {row.contacts.length === 0 ? (
                <ContactText row={row} />
              ) : (
                <Select
                  name={contactField(row.siteId)}
                  defaultValue={contactOf(row)?.id}
                  aria-label={`Whom to ask at ${row.siteName}`}
                >
                  {row.contacts.map((contact) => (
                    <option key={contact.id} value={contact.id}>
                      {contactWords(contact)}
                    </option>
                  ))}
                </Select>
              )}
            </Cell>
            <Cell label="Answer by">{dueAt && <Time at={dueAt} zone={row.zone} now={now} />}</Cell>
            <Cell label="Time to answer">
              {dueAt && dueAt > now ? formatDuration(dueAt.getTime() - now.getTime()) : "has passed"}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
