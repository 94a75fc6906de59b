"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Details } from "@/components/ui/details";
import { useRowKeys } from "@/components/ui/row-keys";
import { Kbd, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import type { Excerpt } from "@/domain/advisories/excerpt";
import { FindingPlace } from "./finding-place";

/** A finding as the list shows it, and the places in the document it is about. */
export type WorklistEntry = Readonly<{
  key: string;
  code: string;
  quote: string | null;
  /** How many places it names, shown or not. */
  paths: number;
  places: readonly Excerpt[];
  row: ReactNode;
}>;

type Props = Readonly<{
  entries: readonly WorklistEntry[];
  /** The finding that is looked at first. */
  first: string;
  documentHref: string;
  /** Whether the keys answer too. */
  answers: boolean;
}>;

/** The findings beside the text of the document: one is looked at, by key, by press or by address, and its places stand beside it. */
export function FindingWorklist({ entries, first, documentHref, answers }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const [here, setHere] = useState(first);
  useEffect(() => {
    const follow = () => {
      const asked = decodeURIComponent(window.location.hash.slice(1));
      if (asked !== "") setHere(asked);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const current = entries.find(({ key }) => key === here) ?? entries[0];
  return (
    <div
      ref={list}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      <div>
        <ul aria-label="Findings" className="border-t">
          {entries.map((entry) => (
            <li
              key={entry.key}
              id={entry.key}
              data-row={entry.key}
              {...(entry === current && { "data-here": "" })}
              // By keyboard at once; a press only once it is done, so that nothing moves away under it.
              onFocusCapture={({ target }) => target.matches(":focus-visible") && setHere(entry.key)}
              onClickCapture={() => setHere(entry.key)}
              className="group/finding scroll-mt-16 border-b border-l-4 border-l-transparent py-4 pl-3 data-here:border-l-accent"
            >
              {entry.row}
              {entry === current && (
                <div className="mt-4 desk:hidden">
                  <Places key={entry.key} entry={entry} documentHref={documentHref} />
                </div>
              )}
            </li>
          ))}
        </ul>
        <KeyHelp answers={answers} />
      </div>
      {current && (
        <section
          aria-label="In the document"
          className="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto max-desk:hidden"
        >
          <Places key={current.key} entry={current} documentHref={documentHref} />
        </section>
      )}
    </div>
  );
}

/** The places of one finding, the first at once and the others on request. */
function Places({ entry, documentHref }: Readonly<{ entry: WorklistEntry; documentHref: string }>) {
  const { code, places, paths, quote } = entry;
  const [shown, ...others] = places;
  return (
    <div className="grid gap-3">
      <SectionHeading level={3} aside={<TextLink href={documentHref}>Download as received</TextLink>}>
        In the document: {code}
      </SectionHeading>
      {shown ? (
        <FindingPlace excerpt={shown} quote={quote} />
      ) : (
        <Meta>The document is too long to show this place here.</Meta>
      )}
      {others.length > 0 && (
        <Details summary={others.length === 1 ? "1 more place" : `${others.length} more places`}>
          <div className="grid gap-3">
            {others.map((place) => (
              <FindingPlace key={place.path} excerpt={place} quote={quote} />
            ))}
          </div>
        </Details>
      )}
      {paths > places.length && places.length > 0 && (
        <Meta>and {paths - places.length} places like these</Meta>
      )}
    </div>
  );
}

const moving = [
  ["j", "next finding"],
  ["k", "finding before"],
] as const;
const answering = [
  ["c", "confirm"],
  ["e", "correct or transcribe"],
  ["d", "dismiss"],
] as const;

/** The keys of the list, on request; not shown where there is no keyboard. */
function KeyHelp({ answers }: Readonly<{ answers: boolean }>) {
  return (
    <Details summary="Keys" className="mt-3 max-tablet:hidden pointer-coarse:hidden">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
        {[...moving, ...(answers ? answering : [])].map(([key, does]) => (
          <li key={key} className="inline-flex items-center gap-1.5">
            <Kbd>{key}</Kbd> {does}
          </li>
        ))}
      </ul>
    </Details>
  );
}
