import type { ReactNode } from "react";
import { approvalHref, incidentHref, stepHref } from "@/components/incidents/place";
import { ButtonLink } from "@/components/ui/button";
import { State, Undecided } from "@/components/ui/state";
import { Key, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { endWords } from "@/domain/today/end-words";
import type { TodayShown } from "@/domain/today/sections";
import type { EndKind, UndecidedAdvisory } from "@/domain/today/today";
import { type AskAction, AskButton } from "./ask-button";
import { Place, RowUrgency, TodayRow, TodaySection } from "./rows";

const hasEnded: ReadonlySet<EndKind> = new Set([
  "clinical-decision-needed",
  "acceptance-expired",
  "replacement-plan-missing",
  "permit-end-unproved",
  "report-unresolved",
]);

/** What ends within days, and what has ended and asks for a decision. */
export function Endings({ endings, now, ask }: TodayShown & Readonly<{ ask: AskAction }>) {
  return (
    <TodaySection section="endings" of={endings}>
      <ul>
        {endings.rows.map((row) => {
          const over = hasEnded.has(row.kind);
          const href = row.step ? stepHref(row.key, row.step) : incidentHref(row.key);
          return (
            <TodayRow
              key={`${row.key} ${row.kind}`}
              title={
                <TextLink href={href} aria-label={`${endWords[row.kind]}, ${row.key}`}>
                  {endWords[row.kind]}
                </TextLink>
              }
              where={<Place {...row} />}
              note={
                <span className="grid gap-0.5 tablet:justify-items-end">
                  <State icon={over ? "alert" : "clock"} tone="waiting">
                    {over ? "since " : ""}
                    <Time at={row.at} zone={row.zone} now={now} />
                  </State>
                  <RowUrgency {...{ row, now }} />
                </span>
              }
              {...(row.kind === "clinical-decision-needed" &&
                row.step && {
                  action: (
                    <AskButton
                      action={ask}
                      incident={row.key}
                      step={row.step}
                      label="Ask"
                      about={`the clinical lead about ${row.assetTag}`}
                    />
                  ),
                })}
            />
          );
        })}
      </ul>
    </TodaySection>
  );
}

/** The way to the queue of what waits for a word: its number opens exactly its answers. */
export function Verifying({ toVerify: count }: TodayShown) {
  if (count === 0) return null;
  return (
    <section aria-labelledby="verify">
      <SectionHeading id="verify" ruled>
        To verify <span className="font-regular text-ink-2">{count}</span>
      </SectionHeading>
      <ul>
        <TodayRow
          title={
            <TextLink href="/verify">{count === 1 ? "1 answer waits" : `${count} answers wait`}</TextLink>
          }
          where="Steps of others, with the evidence beside the claim"
          action={<ButtonLink href="/verify">Open the queue</ButtonLink>}
        />
      </ul>
    </section>
  );
}

/** The approvals that lack the coordinator's half. */
export function Approving({ toApprove, now }: TodayShown) {
  return (
    <TodaySection section="approve" of={toApprove}>
      <ul>
        {toApprove.rows.map((row) => (
          <TodayRow
            key={`${row.key} ${row.step}`}
            title={row.title}
            where={<Place {...row} href={incidentHref(row.key)} />}
            note={<RowUrgency {...{ row, now }} />}
            action={<ButtonLink href={approvalHref(row.key, row.purpose)}>Review and sign</ButtonLink>}
          />
        ))}
      </ul>
    </TodaySection>
  );
}

/** The advisories with systems nobody has decided on. */
export const Undeciding = ({ undecided, systemsUndecided }: TodayShown) => (
  <TodaySection section="undecided" of={undecided} count={systemsUndecided}>
    <Advisories rows={undecided.rows} of="standing=unknown" note={<Undecided />} />
  </TodaySection>
);

/** The advisories with decisions that are to be looked at again: they count as before until somebody does. */
export const ToRecheck = ({ recheck, systemsToRecheck }: TodayShown) => (
  <TodaySection section="recheck" of={recheck} count={systemsToRecheck}>
    <Advisories
      rows={recheck.rows}
      of="recheck=yes"
      note={
        <State icon="repeat" tone="waiting">
          check again
        </State>
      }
    />
  </TodaySection>
);

/** Advisories with how many systems they are about; each number opens exactly those matches. */
function Advisories({
  rows,
  of,
  note,
}: Readonly<{ rows: readonly UndecidedAdvisory[]; of: string; note: ReactNode }>) {
  return (
    <ul>
      {rows.map(({ advisoryId, trackingId, title, systems, sites }) => (
        <TodayRow
          key={advisoryId}
          title={
            <TextLink href={`/advisories/${advisoryId}/matches?${of}`}>
              {systems} {systems === 1 ? "system" : "systems"} at {sites} {sites === 1 ? "site" : "sites"}
            </TextLink>
          }
          where={
            <>
              <Key>{trackingId}</Key> {title}
            </>
          }
          note={note}
        />
      ))}
    </ul>
  );
}
