import { Tabs } from "@/components/ui/tabs";

/** The views of administration. */
export function AdminTabs({ current }: Readonly<{ current: "people" | "sites" | "templates" }>) {
  return (
    <Tabs
      label="Administration"
      tabs={[
        { href: "/admin/people", label: "People", current: current === "people" },
        { href: "/admin/sites", label: "Sites", current: current === "sites" },
        { href: "/admin/templates", label: "Templates", current: current === "templates" },
      ]}
    />
  );
}
