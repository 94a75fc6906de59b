import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isGiven } from "@/components/evidence/download-file";
import { RedactionEditor } from "@/components/evidence/redaction-editor";
import { fileHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { may } from "@/domain/access/permissions";
import { readFile } from "@/server/evidence/read-file";
import { incidentScene } from "../../../incident-scene";
import { redactAction } from "../actions";

type Props = PageProps<"/incidents/[key]/files/[id]/cover">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Cover parts of a picture, ${(await params).key}` };
}

export default async function CoverPage({ params }: Props) {
  const { key, id } = await params;
  const { caller, data } = await incidentScene(key);
  const { incident } = data.facts;
  if (!may(caller, "quarantine:decide", incident.siteId)) notFound();
  const found = await readFile(caller, { key: incident.key, id });
  const pixels = found?.file.inspection?.previews ? found.file.inspection.pixels : null;
  if (!found || !pixels || !isGiven(found.file) || found.file.later !== null) notFound();
  return (
    <IncidentSidePage
      of={data}
      title={`Cover parts of ${found.file.name}`}
      crumb="Cover parts"
      className="grid gap-4"
    >
      <p className="max-w-[66ch] text-ink-2">
        The boxes are burnt into a copy that takes the place of this picture, here and wherever else at this
        site it is attached. The original goes into quarantine.
      </p>
      <RedactionEditor
        id={found.file.id}
        name={found.file.name}
        pixels={pixels}
        action={redactAction}
        back={fileHref(incident.key, found.file.id)}
      />
    </IncidentSidePage>
  );
}
