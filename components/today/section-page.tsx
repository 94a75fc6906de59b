import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { StretchPages } from "@/components/ui/stretch-pages";
import { TakeAway } from "@/components/ui/take-away";
import { sectionRows, type TodayShown } from "@/domain/today/sections";
import type { TodaySectionName } from "@/domain/today/today";
import type { AskAction } from "./ask-button";
import { sectionHref } from "./numbers";
import { Section } from "./sections";

type Props = Readonly<{ section: TodaySectionName; from: number; today: TodayShown; ask: AskAction }>;

/** One section of Today with all its rows, over as many pages as they need. */
export function TodaySectionPage(props: Props) {
  const { section, from, today } = props;
  const { rows, total } = sectionRows(today)[section];
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
      <StretchPages of={{ from, shown: rows.length, total }} noun="rows" href={sectionHref(section)} />
      <TakeAway list="today" asked={[["section", section]]} />
    </div>
  );
}
