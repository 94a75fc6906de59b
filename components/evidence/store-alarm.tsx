import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";

/** Above every page of those who answer for the files: what the store does not hold as it was received. It cannot be put away. */
export function StoreAlarm({
  damaged,
  failingSince,
  now,
}: Readonly<{ damaged: number; failingSince: Date | null; now: Date }>) {
  return (
    <section
      aria-label="Alarm of the evidence store"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b-2 border-waiting bg-waiting-soft px-page py-2 font-medium"
    >
      <Icon name="alert" className="size-5 text-waiting" />
      {failingSince && (
        <span>
          The evidence store cannot be read since{" "}
          <Time at={failingSince} zone="UTC" now={now} show="moment" />. No file can be opened or verified.
        </span>
      )}
      {damaged > 0 && (
        <span>
          {damaged === 1 ? "1 file of evidence is" : `${damaged} files of evidence are`} damaged in the store
          and {damaged === 1 ? "proves" : "prove"} nothing.
        </span>
      )}
      <TextLink href="/damaged-files">See what to do</TextLink>
    </section>
  );
}
