import { DownloadFile, isGiven } from "@/components/evidence/download-file";
import { fileHref } from "@/components/incidents/place";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { may } from "@/domain/access/permissions";
import { isDrawn } from "@/domain/evidence/giving";
import type { FilePageData } from "@/server/evidence/read-file";
import type { IncidentScene } from "../../incident-scene";

/** How a file is taken along, and where parts of a picture are covered. */
export function FileWays({
  scene: { caller, data, place },
  file,
}: Readonly<{ scene: IncidentScene; file: FilePageData["file"] }>) {
  if (!isGiven(file)) return null;
  const { siteId } = data.facts.incident;
  const isPicture = file.mediaType.startsWith("image/");
  const covers = isDrawn(file) && file.later === null;
  return (
    <div className="grid justify-items-start gap-2">
      <DownloadFile file={file} />
      {isPicture && (
        <p className="text-meta text-ink-3">
          The download is drawn anew, without what the camera wrote beside the picture, such as where it was
          taken.
        </p>
      )}
      {isPicture && may(caller, "evidence:original", siteId) && (
        <a href={`/api/evidence/${file.id}?original`} className={buttonClasses("quiet")}>
          Download the original, with its metadata
        </a>
      )}
      {covers && may(caller, "quarantine:decide", siteId) && (
        <ButtonLink href={`${fileHref(place.incident, file.id)}/cover`}>
          Cover parts of the picture
        </ButtonLink>
      )}
    </div>
  );
}
