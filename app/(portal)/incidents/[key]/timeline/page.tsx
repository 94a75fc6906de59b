import type { Metadata } from "next";
import { incidentHref } from "@/components/incidents/place";
import { Timeline } from "@/components/incidents/timeline";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Key, TextLink } from "@/components/ui/text";
import { incidentScene } from "../incident-scene";

type Props = PageProps<"/incidents/[key]/timeline">;
const size = 60;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Timeline, ${(await params).key}` };
}

export default async function TimelinePage({ params, searchParams }: Props) {
  const [{ key }, { before }] = await Promise.all([params, searchParams]);
  const from = Number(before);
  const { data, place } = await incidentScene(key, size, Number.isInteger(from) && from > 0 ? from : null);
  const { facts, head, events } = data;
  const base = incidentHref(facts.incident.key);
  const oldest = events.at(-1)?.seq ?? 0;
  return (
    <Page
      narrow
      crumbs={[
        { label: "Incidents", href: "/incidents" },
        { label: facts.incident.key, href: base },
        { label: "Timeline" },
      ]}
      head={
        <PageHead
          above={
            <>
              <TextLink href={base}>
                <Key>{facts.incident.key}</Key>
              </TextLink>{" "}
              · {facts.system.name} <Key>{facts.system.assetTag}</Key> · {head.siteName}
            </>
          }
          title="Timeline"
        />
      }
    >
      <Timeline rows={events} place={place} level={2} />
      <div className="mt-6 flex flex-wrap gap-2">
        {from > 0 && <ButtonLink href={`${base}/timeline`}>Newest</ButtonLink>}
        {oldest > 1 && <ButtonLink href={`${base}/timeline?before=${oldest}`}>Earlier entries</ButtonLink>}
      </div>
    </Page>
  );
}
