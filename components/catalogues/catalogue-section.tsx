import type { ReactNode } from "react";
import { Details } from "@/components/ui/details";
import { Facts } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Key, Meta, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { ageOf } from "@/domain/catalogues/age";

/** A catalogue or a list that was loaded; `released` is an instant or a day as text. */
export type LoadedCatalogue = Readonly<{
  id: string;
  version: string;
  released: string;
  count: number;
  sha256: string;
  receivedAt: Date;
  receivedBy: string;
}>;

type SectionProps = Readonly<{
  title: string;
  /** What it is and what it is for, in a sentence. */
  about: ReactNode;
  /** The one in force first. */
  loaded: readonly LoadedCatalogue[];
  /** What "version" and what is counted are called here. */
  words: Readonly<{ version: string; counted: string; none: string }>;
  /** From how many days on it is old. */
  oldAfterDays: number;
  now: Date;
  form: ReactNode;
}>;

/** One kind of catalogue: the one in force and how old it is, the way to load a later one, and the history. */
export function CatalogueSection(props: SectionProps) {
  const { title, about, loaded, words, form } = props;
  const [current, ...earlier] = loaded;
  return (
    <section aria-label={title} className="grid content-start gap-4">
      <div>
        <SectionHeading ruled>{title}</SectionHeading>
        <p className="mt-2 max-w-[72ch] text-ink-2">{about}</p>
      </div>
      {current ? (
        <InForce {...props} current={current} />
      ) : (
        <State icon="question" tone="waiting">
          {words.none}
        </State>
      )}
      {form}
      {earlier.length > 0 && <History {...props} earlier={earlier} />}
    </section>
  );
}

function InForce({
  current,
  words,
  oldAfterDays,
  now,
}: SectionProps & Readonly<{ current: LoadedCatalogue }>) {
  const released = new Date(current.released);
  const age = ageOf(released, now, oldAfterDays);
  return (
    <div className="grid gap-2">
      <Facts
        facts={[
          { name: words.version, value: current.version },
          { name: "Of", value: <Time at={released} zone="UTC" show="day" /> },
          { name: words.counted, value: current.count.toLocaleString("en") },
          { name: "Loaded by", value: current.receivedBy },
          { name: "Loaded", value: <Time at={current.receivedAt} zone="UTC" now={now} /> },
        ]}
      />
      <State icon={age.old ? "clock" : "check"} tone={age.old ? "waiting" : "neutral"}>
        {age.old
          ? `It is ${age.words}: what came since is not known here. Load the latest one.`
          : `It is ${age.words}.`}
      </State>
      <Meta>
        SHA-256 <Key long>{current.sha256}</Key>
      </Meta>
    </div>
  );
}

function History({ earlier, words, now }: SectionProps & Readonly<{ earlier: readonly LoadedCatalogue[] }>) {
  return (
    <Details summary={`History: ${earlier.length} not in force`}>
      <ul>
        {earlier.map((each) => (
          <li key={each.id} className="border-b py-2">
            {words.version} {each.version} of <Time at={new Date(each.released)} zone="UTC" show="day" />,{" "}
            {each.count.toLocaleString("en")} {words.counted.toLowerCase()}
            <Meta className="block">
              loaded by {each.receivedBy}, <Time at={each.receivedAt} zone="UTC" now={now} />
            </Meta>
          </li>
        ))}
      </ul>
    </Details>
  );
}
