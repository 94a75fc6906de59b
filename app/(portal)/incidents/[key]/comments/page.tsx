import type { Metadata } from "next";
import { CommentList } from "@/components/comments/comment-list";
import { incidentHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { ButtonLink } from "@/components/ui/button";
import { incidentScene } from "../incident-scene";
import { teamHere } from "../team-here";

type Props = PageProps<"/incidents/[key]/comments">;
const size = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Comments, ${(await params).key}` };
}

export default async function CommentsPage({ params, searchParams }: Props) {
  const [{ key }, { before }] = await Promise.all([params, searchParams]);
  const from = Number(before);
  const scene = await incidentScene(key);
  const { place, data } = scene;
  const asked = { size, before: Number.isSafeInteger(from) && from > 0 ? from : null };
  const { team, reader } = await teamHere(scene, asked);
  const { facts } = data;
  const base = incidentHref(facts.incident.key);
  const oldest = team.comments.length === size ? team.comments.at(-1)?.seq : undefined;
  return (
    <IncidentSidePage of={data} title="Comments">
      <CommentList comments={team.comments} reader={reader} place={place} />
      <div className="mt-6 flex flex-wrap gap-2">
        {asked.before !== null && <ButtonLink href={`${base}/comments`}>Newest</ButtonLink>}
        {oldest !== undefined && (
          <ButtonLink href={`${base}/comments?before=${oldest}`}>Earlier comments</ButtonLink>
        )}
      </div>
    </IncidentSidePage>
  );
}
