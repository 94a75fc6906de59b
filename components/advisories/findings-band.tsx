import { Icon } from "@/components/ui/icon";
import { State } from "@/components/ui/state";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AnsweredFinding } from "@/domain/advisories/annotation";
import { shortPaths } from "@/domain/advisories/short-paths";
import { FindingsNotConfirmed } from "./not-confirmed";

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
] as const;
const spoken = (count: number): string => numbers[count] ?? String(count);

/** What is wrong with a valid file, the effect first; nothing where nothing is. */
export function FindingsBand({
  advisoryId,
  findings,
  named,
}: Readonly<{
  advisoryId: string;
  findings: readonly AnsweredFinding[];
  named: Readonly<{ now: number; asReceived: number }>;
}>) {
  const serious = findings.filter(({ finding }) => finding.severity === "blocks");
  if (serious.length === 0) return null;
  const others = findings.length - serious.length;
  const places = serious.length === 1 ? "one place" : `${spoken(serious.length)} places`;
  return (
    <section
      aria-labelledby="wrong-places"
      className="grid gap-2.5 rounded-panel border border-l-4 border-waiting bg-waiting-soft px-4 py-3"
    >
      <div className="flex flex-wrap items-start gap-x-2.5 gap-y-1">
        <Icon name="alert" className="mt-0.5 size-4.5 text-waiting" />
        <h2 id="wrong-places" className="min-w-0 flex-1 basis-72 font-strong text-pretty">
          The file is valid, and wrong in {places}.
          {named.now !== named.asReceived &&
            ` Read as received, it would match ${systems(named.asReceived)} instead of ${named.now}.`}
        </h2>
        {serious.some(({ open }) => open) && <FindingsNotConfirmed />}
        {others > 0 && (
          <TextLink href={`/advisories/${advisoryId}/findings`}>
            {others} more {others === 1 ? "finding" : "findings"}
          </TextLink>
        )}
      </div>
      <ul className="tablet:ml-7">
        {serious.map((answered) => (
          <SeriousFinding key={answered.finding.key} advisoryId={advisoryId} answered={answered} />
        ))}
      </ul>
    </section>
  );
}

const systems = (count: number): string => (count === 1 ? "1 system" : `${count} systems`);

function SeriousFinding({
  advisoryId,
  answered,
}: Readonly<{ advisoryId: string; answered: AnsweredFinding }>) {
  const { finding, open, answers } = answered;
  const last = answers.at(-1);
  const href = `/advisories/${advisoryId}/findings#${encodeURIComponent(finding.key)}`;
  const titleId = `serious-${finding.key}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-waiting/30 py-2 last:pb-0">
      <div className="min-w-0 flex-1 basis-80">
        <p id={titleId}>{finding.sentence}</p>
        <p className="text-meta text-ink-2">
          <Key className="whitespace-normal! break-all">{shortPaths(finding.paths).join("  ")}</Key>
        </p>
      </div>
      <div className="flex max-w-full shrink-0 flex-wrap items-center gap-x-3">
        {open || !last ? (
          <TextLink href={href} aria-describedby={titleId} className="font-medium">
            Answer it
          </TextLink>
        ) : (
          <>
            <State icon="check">
              {last.by.name}, <Time at={last.at} zone="UTC" show="day" />
            </State>
            <TextLink href={href} aria-describedby={titleId}>
              Change
            </TextLink>
          </>
        )}
      </div>
    </li>
  );
}
