import { Lead, SentenceLink } from "@/components/ui/text";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import type { AskedState, IncidentFilter } from "@/domain/incidents/list-filter";
import { incidentsHref } from "./address";

type Counts = ReadonlyMap<ExposureValue, number>;

/** The states of the line, in the order of the list, and how a number of them is said. */
const parts: readonly Readonly<{
  asked: AskedState;
  of: readonly ExposureValue[];
  words: (count: number) => string;
}>[] = [
  { asked: "exposed", of: ["exposed"], words: (count) => `${count} exposed` },
  { asked: "risk-accepted", of: ["risk-accepted"], words: (count) => `${count} with accepted risk` },
  {
    asked: "contained",
    of: ["contained-standalone", "contained-segment"],
    words: (count) => `${count} contained`,
  },
  { asked: "remediated", of: ["remediated"], words: (count) => `${count} remediated` },
  { asked: "back-in-service", of: ["back-in-service"], words: (count) => `${count} back in service` },
  { asked: "withdrawn", of: ["withdrawn"], words: (count) => `${count} withdrawn` },
  { asked: "cancelled", of: ["cancelled"], words: (count) => `${count} cancelled` },
];

const sum = (counts: Counts, of: readonly ExposureValue[]) =>
  of.reduce((total, state) => total + (counts.get(state) ?? 0), 0);

/** How many rows a list in this state has, counted from all states. */
export function shownCount(counts: Counts, state: AskedState | null): number {
  if (state === null) return sum(counts, [...counts.keys()]);
  return sum(counts, state === "contained" ? ["contained-standalone", "contained-segment"] : [state]);
}

const nouns = {
  open: ["open incident", "open incidents"],
  closed: ["closed incident", "closed incidents"],
  all: ["incident", "incidents"],
} as const;

/** The line above the list in words; each number opens its rows. */
export function CountLine({ filter, counts }: Readonly<{ filter: IncidentFilter; counts: Counts }>) {
  const total = shownCount(counts, null);
  const [one, several] = nouns[filter.standing];
  const said = parts
    .map((part) => ({ ...part, count: sum(counts, part.of) }))
    .filter((part) => part.count > 0);
  if (said.length === 0) return null;
  return (
    <Lead>
      <SentenceLink href={incidentsHref({ ...filter, state: null })}>
        {total} {total === 1 ? one : several}
      </SentenceLink>
      :{" "}
      {said.map(({ asked, count, words }, index) => (
        <span key={asked}>
          {index > 0 && ", "}
          <SentenceLink
            href={incidentsHref({ ...filter, state: asked })}
            {...(filter.state === asked && { "aria-current": "true" as const })}
          >
            {words(count)}
          </SentenceLink>
        </span>
      ))}
      .
    </Lead>
  );
}
