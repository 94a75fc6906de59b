import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { sectionRows, type TodayShown } from "@/domain/today/sections";
import { mostOnPage, type TodaySectionName } from "@/domain/today/today";
import type { AskAction } from "./ask-button";
import { sectionHref } from "./numbers";
import { Section } from "./sections";

type Props = Readonly<{ section: TodaySectionName; from: number; today: TodayShown; ask: AskAction }>;

/** One section of Today with all its rows, over as many pages as they need. */
export function TodaySectionPage(props: Props) {
  const { section, from, today } = props;
  const { rows } = sectionRows(today)[section];
  if (rows.length === 0) {
    return (
      <Empty
        title="Nothing of this waits for you now"
        actions={
          <ButtonLink href={from > 0 ? sectionHref(section) : "/today"}>
            {from > 0 ? "First" : "Today"}
          </ButtonLink>
        }
      >
        What stood here has been done since, or moved on.
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Section {...props} whole />
      <Pages {...props} />
    </div>
  );
}

function Pages({ section, from, today }: Props) {
  const { rows, total } = sectionRows(today)[section];
  const next = from + rows.length;
  if (from === 0 && next >= total) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-ink-2 print:hidden">
      <span>
        {from + 1} to {next} of {total}
      </span>
      {from > 0 && <ButtonLink href={sectionHref(section)}>First</ButtonLink>}
      {next < total && <ButtonLink href={sectionHref(section, from + mostOnPage)}>Next</ButtonLink>}
    </nav>
  );
}
