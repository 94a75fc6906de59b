import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ChangeForm } from "@/components/systems/change-form";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Key } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { counted } from "@/domain/incidents/telling";
import { requireCaller } from "@/server/session";
import { readSelectedSystems } from "@/server/systems/read-systems";
import { systemsIn } from "../[id]/asked";
import { changeSystemsAction } from "./actions";

export const metadata: Metadata = { title: "Change systems" };

export default async function ChangeSystemsPage({ searchParams }: PageProps<"/systems/change">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:edit")) notFound();
  const systems = await readSelectedSystems(caller, { ids: systemsIn((await searchParams).id) });
  const [first] = systems;
  return (
    <Page
      crumbs={[{ label: "Systems", href: "/systems" }, { label: "Change" }]}
      head={<PageHead title={`Change ${counted(systems.length, "system", "systems")}`} />}
    >
      {first ? (
        <div className="grid gap-5">
          <p className="max-w-[80ch] text-ink-2">
            One field gets the same value for all of them:{" "}
            {systems.slice(0, 12).map(({ id, assetTag }, at) => (
              <span key={id}>
                {at > 0 && ", "}
                <Key>{assetTag}</Key>
              </span>
            ))}
            {systems.length > 12 && ` and ${systems.length - 12} more`}. Each is changed at its own site, and
            its history says so.
          </p>
          <ChangeForm action={changeSystemsAction} ids={systems.map(({ id }) => id)} />
        </div>
      ) : (
        <Empty
          title="No system is selected."
          actions={<ButtonLink href="/systems">To the systems</ButtonLink>}
        >
          Tick the systems in the list first, then change a field of all of them.
        </Empty>
      )}
    </Page>
  );
}
