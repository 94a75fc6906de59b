import { State } from "@/components/ui/state";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { soonMs } from "@/domain/incidents/list-filter";

/** Whether a due time has passed, comes soon, or is further away. */
function dueState(at: Date, now: Date): "overdue" | "soon" | "later" {
  if (at <= now) return "overdue";
  return at.getTime() - now.getTime() <= soonMs ? "soon" : "later";
}

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
      {state === "overdue" ? "overdue since " : "due "}
      <Time at={at} zone={zone} now={now} show={show} />
    </State>
  );
}

/** Until when something waits for the vendor. */
export function VendorWaitText({ until, zone, now }: Readonly<{ until: Date; zone: string; now: Date }>) {
  return (
    <State icon="clock">
      waits for the vendor until <Time at={until} zone={zone} now={now} show="day" />
    </State>
  );
}
