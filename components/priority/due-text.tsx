import { State } from "@/components/ui/state";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { dueState } from "@/domain/priority/due-state";

/** When something is due: overdue and due soon with their sign, else a quiet line. */
export function DueText({
  at,
  zone,
  now,
  show = "moment",
}: Readonly<{ at: Date; zone: string; now: Date; show?: "moment" | "day" }>) {
  const state = dueState(at, now);
  if (state === "later") {
    return (
      <Meta>
        due <Time at={at} zone={zone} now={now} show="day" />
      </Meta>
    );
  }
  return (
    <State icon={state === "overdue" ? "alert" : "clock"} tone="waiting">
      {state === "overdue" ? "overdue since " : "due soon, "}
      <Time at={at} zone={zone} now={now} show={show} />
    </State>
  );
}

/** Until when something waits for the vendor; past that time, that it is over and nobody said so. */
export function VendorWaitText({ until, zone, now }: Readonly<{ until: Date; zone: string; now: Date }>) {
  const over = until <= now;
  return (
    <State icon={over ? "alert" : "clock"} tone={over ? "waiting" : "neutral"}>
      {over ? "waited for the vendor until " : "waits for the vendor until "}
      <Time at={until} zone={zone} now={now} show={over ? "moment" : "day"} />
      {over && ": that time is over"}
    </State>
  );
}
