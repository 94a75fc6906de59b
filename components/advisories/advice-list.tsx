import { Quote } from "@/components/ui/quote";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { Key, Meta, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Advice, EffectiveAdvisory, ProposedPort } from "@/domain/advisories/annotation";
import { portText } from "@/domain/advisories/ports";
import type { CorrectActions } from "./correct-actions";
import { AnswerButton, PortForm, TranscribeDialog } from "./correction-forms";

/** What is advised: the document's own complete texts, and what was transcribed with its source. */
export function AdviceList({
  advisoryId,
  effective,
  source,
  actions,
}: Readonly<{
  advisoryId: string;
  effective: EffectiveAdvisory;
  source: Readonly<{ title: string; url: string }> | null;
  actions: CorrectActions | null;
}>) {
  const lost = effective.findings.find(({ finding, open }) => finding.code === "C2" && open);
  return (
    <section>
      <SectionHeading
        ruled
        aside={effective.advice.length > 0 ? `${effective.advice.length} in all` : undefined}
      >
        What is advised
      </SectionHeading>
      <div className="grid gap-4 py-3">
        {effective.advice.map((advice) => (
          <OneAdvice key={`${advice.category} ${advice.text}`} {...{ advisoryId, advice, actions }} />
        ))}
        {effective.advice.length === 0 && (
          <p className="text-ink-2">
            {lost
              ? "The document lost its advice, and nobody has transcribed it yet."
              : "The document advises nothing."}
          </p>
        )}
        {actions && (
          <div>
            <TranscribeDialog
              action={actions.transcribe}
              findingKey={lost?.finding.key ?? null}
              opener="Transcribe advice…"
              {...{ advisoryId, source }}
            />
          </div>
        )}
      </div>
    </section>
  );
}

function OneAdvice({
  advisoryId,
  advice,
  actions,
}: Readonly<{ advisoryId: string; advice: Advice; actions: CorrectActions | null }>) {
  const transcribed = "annotation" in advice.from ? advice.from.annotation : null;
  return (
    <div className="flex items-start justify-between gap-x-4">
      <Quote
        source={
          transcribed ? (
            <>
              transcribed by {transcribed.by.name}, <Time at={transcribed.at} zone="UTC" />
              {transcribed.source && <SourceLink source={transcribed.source} />}
            </>
          ) : (
            `in the document${advice.category ? `, as ${advice.category.replaceAll("_", " ")}` : ""}`
          )
        }
      >
        {advice.text}
      </Quote>
      {actions && transcribed && (
        <ReasonDialog
          action={actions.withdraw}
          values={{ advisoryId, annotationId: transcribed.id }}
          opener={
            <>
              Take back…<span className="sr-only"> ({advice.text.slice(0, 60)})</span>
            </>
          }
          title="Take this advice back"
          explain="It no longer counts, and stays visible with your reason."
          submit="Take it back"
          look="quiet"
        />
      )}
    </div>
  );
}

function SourceLink({ source }: Readonly<{ source: Readonly<{ title: string; url: string | null }> }>) {
  return <>, from {source.url ? <TextLink href={source.url}>{source.title}</TextLink> : source.title}</>;
}

/** The ports to be closed and proven: confirmed ones, and those the texts name and nobody has confirmed. */
export function PortList({
  advisoryId,
  confirmed,
  proposed,
  actions,
}: Readonly<{
  advisoryId: string;
  confirmed: EffectiveAdvisory["ports"];
  proposed: readonly ProposedPort[];
  actions: CorrectActions | null;
}>) {
  const known = new Set(confirmed.map(({ port }) => portText(port)));
  const open = proposed.filter(({ port }) => !known.has(portText(port)));
  return (
    <section>
      <SectionHeading ruled>Ports to close and prove</SectionHeading>
      <ul>
        {confirmed
          .toSorted((a, b) => a.port.number - b.port.number)
          .map(({ port, annotation }) => (
            <li key={portText(port)} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2">
              <Key>{portText(port)}</Key>
              <Meta className="mr-auto">
                confirmed by {annotation.by.name}, <Time at={annotation.at} zone="UTC" show="day" />
              </Meta>
              {actions && (
                <ReasonDialog
                  action={actions.withdraw}
                  values={{ advisoryId, annotationId: annotation.id }}
                  opener={
                    <>
                      Take back…<span className="sr-only"> ({portText(port)})</span>
                    </>
                  }
                  title={`Port ${portText(port)} is not to be proven`}
                  submit="Take it back"
                  look="quiet"
                />
              )}
            </li>
          ))}
        {open.map(({ port, cves, path }) => (
          <li key={portText(port)} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2">
            <Key>{portText(port)}</Key>
            <Meta className="mr-auto">
              named in the text{cves.length > 0 && ` of ${cves.join(", ")}`}, not confirmed yet
            </Meta>
            {actions && (
              <AnswerButton
                action={actions.confirmPort}
                values={{ advisoryId, port: portText(port), path }}
                about={portText(port)}
              >
                Confirm
              </AnswerButton>
            )}
          </li>
        ))}
      </ul>
      {confirmed.length + open.length === 0 && <p className="py-3 text-ink-2">The document names no port.</p>}
      {actions && (
        <div className="pt-3">
          <PortForm action={actions.confirmPort} advisoryId={advisoryId} />
        </div>
      )}
    </section>
  );
}
