import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isGiven } from "@/components/evidence/download-file";
import { FileCustody } from "@/components/evidence/file-custody";
import { FileFacts } from "@/components/evidence/file-facts";
import { QuarantinePanel } from "@/components/evidence/quarantine-panel";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { SectionHeading } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { isDrawn } from "@/domain/evidence/giving";
import { tellStanding } from "@/domain/evidence/standing";
import { type FilePageData, readFile } from "@/server/evidence/read-file";
import { incidentScene } from "../../incident-scene";
import { destroyAction, rejectAction, releaseAction } from "./actions";
import { FileWays } from "./file-ways";

type Props = PageProps<"/incidents/[key]/files/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `File, ${(await params).key}` };
}

export default async function FilePage({ params }: Props) {
  const { key, id } = await params;
  const scene = await incidentScene(key);
  const { caller, data, place } = scene;
  const found = await readFile(caller, { key, id });
  if (!found) notFound();
  const { file, acts, same, events, addresses, more } = found;
  const { siteId } = data.facts.incident;
  const step = data.evaluation.steps.find((each) => each.key === file.stepKey);
  const standing = tellStanding(file);
  return (
    <IncidentSidePage of={data} title={file.name} crumb="File">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {file.quarantine !== "none" && (
          <QuarantinePanel
            file={file}
            acts={acts}
            may={{
              decide: may(caller, "quarantine:decide", siteId),
              destroy: may(caller, "quarantine:destroy", siteId),
            }}
            reader={caller.id}
            actions={{ release: releaseAction, reject: rejectAction, destroy: destroyAction }}
            zone={place.zone}
            now={place.now}
          />
        )}
        {file.quarantine === "none" && standing && <p>{standing}</p>}
        <FileFacts
          file={file}
          same={same}
          step={step ? { key: step.key, title: step.title } : null}
          place={place}
          action={<FileWays scene={scene} file={file} />}
        />
        {isGiven(file) && <Shown file={file} />}
        <section aria-labelledby="custody">
          <SectionHeading id="custody">Custody</SectionHeading>
          <FileCustody events={events} sha256={file.sha256} addresses={addresses} more={more} place={place} />
        </section>
      </div>
    </IncidentSidePage>
  );
}

/** The picture as the portal drew it anew; opening this page is a look at it, and recorded. */
function Shown({ file }: Readonly<{ file: FilePageData["file"] }>) {
  if (!isDrawn(file))
    return <p className="text-ink-2">The portal does not show this kind of file. Download it.</p>;
  const pixels = file.inspection?.pixels;
  return (
    // biome-ignore lint/performance/noImgElement: the framework's would make copies of its own, past the permission and the headers
    <img
      src={`/api/evidence/${file.id}/preview`}
      alt={`Preview of ${file.name}`}
      {...(pixels && { width: pixels.width, height: pixels.height })}
      className="h-auto max-h-[80vh] w-auto max-w-full rounded-panel border bg-sunken object-contain"
    />
  );
}
