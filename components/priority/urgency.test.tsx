import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Urgency, type UrgencyShown } from "./urgency";

const now = new Date("2026-11-26T09:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const told = (change: Partial<UrgencyShown>) =>
  renderToStaticMarkup(
    <Urgency
      incident="INC-2026-0042"
      priority="immediate"
      priorityInstead={null}
      dueAt={null}
      vendorUntil={null}
      zone="Europe/Berlin"
      now={now}
      {...change}
    />,
  )
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

it("says in one way what is overdue, due soon and due later", () => {
  expect(told({ dueAt: inHours(-2) })).toContain("overdue since today, 08:00 CET");
  expect(told({ dueAt: inHours(24) })).toContain("due soon, tomorrow, 10:00 CET");
  expect(told({ dueAt: inHours(25) })).toContain("due Fri 27 Nov");
});

it("says until when the vendor is waited for, and that the time is over", () => {
  expect(told({ vendorUntil: inHours(49) })).toContain("waits for the vendor until Sat 28 Nov");
  const over = told({ vendorUntil: inHours(-2) });
  expect(over).toContain("waited for the vendor until today, 08:00 CET : that time is over");
});

it("leads to why without script, and says nothing of an incident that has ended", () => {
  const html = renderToStaticMarkup(
    <Urgency
      incident="INC-2026-0042"
      priority="scheduled"
      priorityInstead="immediate"
      dueAt={null}
      vendorUntil={null}
      zone="UTC"
      now={now}
    />,
  );
  expect(html).toContain('href="/incidents/INC-2026-0042#why-priority"');
  expect(html).toContain("Scheduled, overridden");
  expect(told({ priority: null })).toBe("");
});
