import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DownloadFile } from "@/components/evidence/download-file";
import { FileCustody } from "@/components/evidence/file-custody";
import { FileFacts } from "@/components/evidence/file-facts";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { SectionHeading } from "@/components/ui/text";
import { readFile } from "@/server/evidence/read-file";
import { incidentScene } from "../../incident-scene";

type Props = PageProps<"/incidents/[key]/files/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `File, ${(await params).key}` };
}

export default async function FilePage({ params }: Props) {
  const { key, id } = await params;
  const { caller, data, place } = await incidentScene(key);
  const found = await readFile(caller, { key, id });
  if (!found) notFound();
  const { file, same, events, addresses, more } = found;
  const step = data.evaluation.steps.find((each) => each.key === file.stepKey);
  return (
    <IncidentSidePage of={data} title={file.name} crumb="File">
      <div className="grid gap-6">
        <FileFacts
          file={file}
          same={same}
          step={step ? { key: step.key, title: step.title } : null}
          place={place}
          action={
            <DownloadFile file={{ id: file.id, name: file.name, held: isHeld(file), fault: file.fault }} />
          }
        />
        <section aria-labelledby="custody">
          <SectionHeading id="custody">Custody</SectionHeading>
          <FileCustody events={events} sha256={file.sha256} addresses={addresses} more={more} place={place} />
        </section>
      </div>
    </IncidentSidePage>
  );
}

const isHeld = ({ quarantine }: Readonly<{ quarantine: string }>) =>
  quarantine === "held" || quarantine === "rejected";
