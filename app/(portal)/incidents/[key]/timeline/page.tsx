import type { Metadata } from "next";
import { incidentHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { Timeline } from "@/components/incidents/timeline";
import { ButtonLink } from "@/components/ui/button";
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
  const { facts, events } = data;
  const base = incidentHref(facts.incident.key);
  const oldest = events.at(-1)?.seq ?? 0;
  return (
    <IncidentSidePage of={data} title="Timeline">
      <Timeline rows={events} place={place} level={2} />
      <div className="mt-6 flex flex-wrap gap-2">
        {from > 0 && <ButtonLink href={`${base}/timeline`}>Newest</ButtonLink>}
        {oldest > 1 && <ButtonLink href={`${base}/timeline?before=${oldest}`}>Earlier entries</ButtonLink>}
      </div>
    </IncidentSidePage>
  );
}
