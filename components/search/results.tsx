import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/text";
import type { Found, Hit, HitGroup, SearchKind } from "@/domain/search/hit";
import { classNames } from "@/lib/class-names";
import { foundInWords, hitHref, hitMarks, kinds } from "./kinds";

/** What a search found, kind by kind, as links. */
export function SearchResults({ found }: Readonly<{ found: Found }>) {
  return (
    <div className="grid gap-6">
      <p role="status" className="text-ink-2">
        {foundInWords(found)}
        {!found.findsMisspelled && " This server finds only what is spelled as it is written."}
      </p>
      {found.groups.map((group) => (
        <Kind key={group.kind} {...group} />
      ))}
    </div>
  );
}

function Kind({ kind, hits, alike }: HitGroup) {
  const id = `found-${kind}`;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} ruled aside={alike ? "nothing is written so; spelled alike" : undefined}>
        {kinds[kind].name}
      </SectionHeading>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id} className="border-b">
            <AppLink
              href={hitHref(kind, hit)}
              className="flex min-h-row items-center gap-2.5 px-2.5 py-1.5 text-ink no-underline hover:bg-accent-soft"
            >
              <HitLine kind={kind} hit={hit} />
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One hit: what it is called, what it is, and in words whether it is of a drill or has ended. */
export function HitLine({ kind, hit }: Readonly<{ kind: SearchKind; hit: Hit }>) {
  const { icon, mono } = kinds[kind];
  return (
    <>
      <Icon name={icon} className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className={classNames("font-medium", mono && "key")}>{hit.title}</span>{" "}
        {hitMarks(kind, hit).map((mark) => (
          <span key={mark} className="rounded-mark border border-line-strong px-1 text-meta text-ink-2">
            {mark}
          </span>
        ))}{" "}
        <span className="block text-meta text-ink-2">{hit.about}</span>
      </span>
    </>
  );
}
