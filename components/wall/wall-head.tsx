import type { ReactNode } from "react";
import { incidentsHref } from "@/components/incident-list/address";
import { countedHref } from "@/components/status/address";
import { counted, countedTitles } from "@/components/status/words";
import { CellLink, Key } from "@/components/ui/text";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { ageWords } from "./age";
import type { Standing } from "./keeping";
import type { WallPicture } from "./picture";
import { Figure, type FigureName, figures } from "./wall-figure";

const names = Object.keys(figures) as FigureName[]; // Safe because the object has no other keys.

/** All sites together, and of when. */
export function WallHead({
  picture,
  standing,
  ageMs,
}: Readonly<{ picture: WallPicture; standing: Standing; ageMs: number }>) {
  const { advisoryId, all } = picture;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-[calc(1.6*var(--u))] gap-y-3">
      <dl className="flex flex-wrap gap-x-[calc(1.4*var(--u))] gap-y-2">
        {names.map((name) => (
          <Total key={name} word={figures[name].word}>
            <Figure
              name={name}
              count={all[name]}
              href={countedHref(name, { advisoryId })}
              label={countedTitles[name]}
              className="text-(length:--total)"
            />
          </Total>
        ))}
      </dl>
      <div className="leading-tight tablet:text-right">
        <p className="text-(length:--word) text-ink-2">
          <What picture={picture} /> · as of
        </p>
        <p className="text-(length:--clock) leading-none font-strong">{picture.clock}</p>
        <p className="text-(length:--word) text-ink-2">
          {standing === "live" ? "live, " : ""}
          {ageWords(ageMs)} old
        </p>
      </div>
    </header>
  );
}

function What({ picture: { advisories, advisoryId } }: Readonly<{ picture: WallPicture }>) {
  const one = advisories.find(({ id }) => id === advisoryId);
  return one ? <Key>{one.trackingId}</Key> : "All advisories";
}

function Total({ word, children }: Readonly<{ word: string; children: ReactNode }>) {
  return (
    <div className="flex flex-col-reverse gap-[calc(0.3*var(--u))]">
      <dt className="text-(length:--word) leading-tight text-ink-2">{word}</dt>
      <dd className="flex">{children}</dd>
    </div>
  );
}

/** What else is to be known, in words; each number opens its rows. */
export function WallWords({ picture }: Readonly<{ picture: WallPicture }>) {
  const { all, overdue, decisions, advisoryId } = picture;
  const late = incidentsHref({ ...everyOpenIncident, advisory: advisoryId, due: "overdue" });
  return (
    <p className="text-(length:--word) text-ink-2">
      <CellLink href={countedHref("affected", { advisoryId })}>
        {counted(all.affected, "affected system")}
      </CellLink>
      {" · "}
      <CellLink href={late}>{counted(overdue, "incident")} overdue</CellLink>
      {" · "}
      <CellLink href={countedHref("decision-needed", { advisoryId })}>
        {counted(decisions, "system")} {decisions === 1 ? "waits" : "wait"} for a decision
      </CellLink>
    </p>
  );
}
