import { Fragment } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Sentence, SentenceLink } from "@/components/ui/text";
import type { TodayShown } from "@/domain/today/sections";
import { todaySections } from "@/domain/today/today";
import type { AskAction } from "./ask-button";
import { numbersOf } from "./numbers";
import { Section } from "./sections";
import { Verifying } from "./waiting";

/** What is expected of a coordinator now: a sentence with the numbers, then the most pressing rows of each. */
export function TodayPage({ today, ask }: Readonly<{ today: TodayShown; ask: AskAction }>) {
  const told = numbersOf(today);
  const total = told.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <Empty title="Nothing waits for you" actions={<ButtonLink href="/incidents">Incidents</ButtonLink>}>
        Every match is decided, no step is yours to do, nothing waits for your word, and nothing ends within
        seven days.
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
      <Sentence>
        {total} {total === 1 ? "thing waits" : "things wait"} for you:{" "}
        {told.map(({ href, words }, index) => (
          <Fragment key={href}>
            {index > 0 && ", "}
            <SentenceLink href={href}>{words}</SentenceLink>
          </Fragment>
        ))}
        .
      </Sentence>
      {todaySections.map((section) => (
        <Fragment key={section}>
          {section === "approve" && <Verifying {...today} />}
          <Section {...{ section, today, ask }} />
        </Fragment>
      ))}
    </div>
  );
}
