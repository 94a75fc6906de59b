import { Button } from "@/components/ui/button";
import { FileRow } from "@/components/ui/file";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/inputs";
import { Progress } from "@/components/ui/progress";
import { endingOf } from "@/domain/evidence/file-name";
import { formatSize } from "@/domain/evidence/size";
import type { Asked, Upload } from "./uploads";

type Acts = Readonly<{
  offer: (id: string, requirement: string | null) => void;
  send: (ids: readonly string[]) => void;
  stop: (id: string) => void;
  remove: (id: string) => void;
}>;

/** One file of this device: what it is offered as, how far it has come, what went wrong, what can be done. */
export function UploadRow({
  upload,
  asked,
  acts,
}: Readonly<{ upload: Upload; asked: readonly Asked[]; acts: Acts }>) {
  const { progress, name } = upload;
  const wrong = progress.at === "here" || progress.at === "refused";
  return (
    <FileRow
      kind={endingOf(name).slice(1, 5).toLowerCase() || "file"}
      name={name}
      {...(progress.at === "sending" && { progress: <Sending upload={upload} sent={progress.sent} /> })}
      {...(wrong && { error: progress.sentence })}
      facts={<UploadFacts upload={upload} asked={asked} offer={acts.offer} />}
      action={<UploadAct upload={upload} acts={acts} />}
    />
  );
}

/** The browser counts what has left it; the rest of the time is the portal's. */
function Sending({ upload, sent }: Readonly<{ upload: Upload; sent: number }>) {
  const { size } = upload.file;
  const left = sent >= size;
  return (
    <Progress label={`Sending ${upload.name}`} max={size} value={left ? undefined : Math.min(sent, size)} />
  );
}

function UploadFacts({
  upload: { id, name, file, requirement, progress },
  asked,
  offer,
}: Readonly<{ upload: Upload; asked: readonly Asked[]; offer: Acts["offer"] }>) {
  if (progress.at === "choosing") {
    return (
      <Select
        aria-label={`What ${name} shows`}
        className="mt-1 max-w-90"
        value={requirement ?? ""}
        onChange={(event) => offer(id, event.target.value || null)}
      >
        {asked.map(({ key, label, required }) => (
          <option key={key} value={key}>
            {required ? label : `${label} (optional)`}
          </option>
        ))}
        <option value="">Something else</option>
      </Select>
    );
  }
  if (progress.at === "attached") return <>Attached. {progress.notes.join(" ")}</>;
  const label = asked.find(({ key }) => key === requirement)?.label;
  const size = progress.at === "sending" ? howFar(progress.sent, file.size) : formatSize(file.size);
  return <>{[size, progress.at === "waiting" && "waits its turn", label].filter(Boolean).join(" · ")}</>;
}

const howFar = (sent: number, size: number) =>
  sent >= size ? `${formatSize(size)}, being checked` : `${formatSize(sent)} of ${formatSize(size)}`;

function UploadAct({ upload: { id, name, progress }, acts }: Readonly<{ upload: Upload; acts: Acts }>) {
  switch (progress.at) {
    case "sending":
      return (
        <Button look="quiet" aria-label={`Stop ${name}`} onClick={() => acts.stop(id)}>
          Stop
        </Button>
      );
    case "here":
      return (
        <span className="flex flex-wrap justify-end gap-1">
          <Button aria-label={`Send ${name}`} onClick={() => acts.send([id])}>
            Send
          </Button>
          <Remove name={name} onClick={() => acts.remove(id)} />
        </span>
      );
    case "attached":
      return (
        <Button look="quiet" aria-label={`OK, ${name}`} onClick={() => acts.remove(id)}>
          <Icon name="check" />
          OK
        </Button>
      );
    default:
      return <Remove name={name} onClick={() => acts.remove(id)} />;
  }
}

function Remove({ name, onClick }: Readonly<{ name: string; onClick: () => void }>) {
  return (
    <Button look="quiet" aria-label={`Remove ${name}`} onClick={onClick}>
      <Icon name="close" className="tablet:hidden" />
      <span className="max-tablet:sr-only">Remove</span>
    </Button>
  );
}
