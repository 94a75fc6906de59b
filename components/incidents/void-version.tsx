import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { capital } from "@/domain/checklist/sentences";
import type { VoidVersion as Version } from "@/domain/incidents/approval-view";
import { sideWords } from "@/domain/incidents/record-words";
import { inZone } from "@/domain/incidents/told-times";
import type { IncidentPlace } from "./place";

/** Signatures that no longer hold: kept, struck through, with what ended them and what changed. */
export function VoidVersion({ version, place }: Readonly<{ version: Version; place: IncidentPlace }>) {
  const when = { zone: place.zone, now: place.now };
  const told = (text: string) => inZone(text, place.zone, place.now);
  return (
    <Panel tone="void">
      <section className="grid gap-2 px-4 py-3.5" aria-labelledby={`void-${version.number}`}>
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <h2 id={`void-${version.number}`} className="font-strong text-ink">
            Version {version.number} is void
          </h2>
          <span className="inline-flex items-center gap-1.5 rounded-mark border-2 border-current px-2 font-medium">
            <Icon name="close" className="size-3.5" />
            Void
            {version.voidedAt && (
              <>
                {" "}
                since <Time at={version.voidedAt} {...when} />
              </>
            )}
          </span>
        </div>
        <p>{capital(told(version.cause))}</p>
        <dl className="grid gap-x-4 gap-y-1 tablet:grid-cols-[96px_minmax(0,1fr)]">
          <dt className="text-meta text-ink-3">Signatures</dt>
          <dd>
            {version.signatures.map((signature) => (
              <s key={signature.id} className="block">
                {signature.by.name}, {sideWords[signature.side]}, <Time at={signature.at} {...when} />
              </s>
            ))}
          </dd>
          <Statements name="Signed then" texts={version.gone.map(told)} struck />
          <Statements name="Now" texts={version.instead.map(told)} />
          <dt className="text-meta text-ink-3">Hash then</dt>
          <dd>
            <Key>
              {version.hash.slice(0, 8)} … {version.hash.slice(-8)}
            </Key>
          </dd>
        </dl>
      </section>
    </Panel>
  );
}

function Statements({
  name,
  texts,
  struck = false,
}: Readonly<{ name: string; texts: readonly string[]; struck?: boolean }>) {
  if (texts.length === 0) return null;
  return (
    <>
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="min-w-0">
        {[...new Set(texts)].map((text) =>
          struck ? (
            <s key={text} className="block">
              {text}
            </s>
          ) : (
            <span key={text} className="block text-ink">
              {text}
            </span>
          ),
        )}
      </dd>
    </>
  );
}
