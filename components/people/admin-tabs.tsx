import { Tabs } from "@/components/ui/tabs";

/** The views of administration. */
export function AdminTabs({
  current,
}: Readonly<{ current: "people" | "sites" | "templates" | "event-log" }>) {
  return (
    <Tabs
      label="Administration"
      tabs={[
        { href: "/admin/people", label: "People", current: current === "people" },
        { href: "/admin/sites", label: "Sites", current: current === "sites" },
        { href: "/admin/templates", label: "Templates", current: current === "templates" },
        { href: "/admin/event-log", label: "Event log", current: current === "event-log" },
      ]}
    />
  );
}
