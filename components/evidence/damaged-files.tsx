import { fileHref, incidentHref } from "@/components/incidents/place";
import { Empty } from "@/components/ui/empty";
import { Note } from "@/components/ui/note";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { formatSize } from "@/domain/evidence/size";
import { type BytesFault, faultWords } from "@/domain/evidence/verification";

type Damaged = Readonly<{
  id: string;
  sha256: string;
  size: number;
  fault: BytesFault;
  since: Date;
  siteName: string;
  zone: string;
  of: Readonly<{ name: string; incident: string }> | null;
}>;

/** What the store does not hold as it was received, what that means, and what to do. */
export function DamagedFiles({
  files,
  store,
  verification,
  now,
}: Readonly<{
  files: readonly Damaged[];
  store: Readonly<{ lookedAt: Date; failingSince: Date | null; failure: string | null }> | null;
  verification: Readonly<{ stored: number; never: number; oldest: Date | null }> | null;
  now: Date;
}>) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {store?.failingSince && (
        <Note title="The store as a whole cannot be read.">
          {store.failure} Since <Time at={store.failingSince} zone="UTC" now={now} show="moment" />. Files
          cannot be opened, attached or verified. Nothing is said of any single file until it can be read.
        </Note>
      )}
      {files.length === 0 ? (
        <Empty title="No file is known to be damaged">
          Every file that was read back is what was received.
        </Empty>
      ) : (
        <>
          <div className="max-w-160 text-ink-2">
            <p>
              These files are not given out, and a step counts each as missing: it is not done or verified on
              them, and what was signed on them is void. What was verified before stays verified, and says so.
            </p>
            <p className="mt-2">
              An administrator puts the bytes back from a backup under their hash, then runs{" "}
              <Key>npm run admin -- verify-files</Key>. Whoever still has the file may attach it again: the
              same bytes take the place of the damaged ones at once.
            </p>
          </div>
          <Table
            label="Damaged files"
            needs="l"
            head={
              <>
                <HeadCell>File</HeadCell>
                <HeadCell>What is wrong</HeadCell>
                <HeadCell>Site</HeadCell>
                <HeadCell>Found</HeadCell>
                <HeadCell>SHA-256</HeadCell>
              </>
            }
          >
            {files.map((file) => (
              <Row key={file.id}>
                <Cell inList="title" className="align-top">
                  <FileOf file={file} />
                </Cell>
                <Cell label="What is wrong" className="align-top">
                  <div>It {faultWords[file.fault]}</div>
                </Cell>
                <Cell label="Site" className="align-top">
                  {file.siteName}
                </Cell>
                <Cell label="Found" className="align-top">
                  <Time at={file.since} zone={file.zone} now={now} show="moment" />
                </Cell>
                <Cell label="SHA-256" className="align-top">
                  <Key className="break-all whitespace-normal!">{file.sha256}</Key>
                </Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
      {verification && (
        <p className="max-w-160 text-ink-2">
          {`${verification.stored} different files are kept, each under its hash. They are read back in turn, each about once a week. `}
          {verification.never > 0 && `${verification.never} were not read back since they came. `}
          {verification.oldest && (
            <>
              The one read back longest ago was read{" "}
              <Time at={verification.oldest} zone="UTC" now={now} show="moment" />.
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** Those who open no files there are told only how large it is. */
function FileOf({ file }: Readonly<{ file: Damaged }>) {
  if (!file.of) return <span className="text-ink-2">A file of {formatSize(file.size)}</span>;
  const { incident, name } = file.of;
  return (
    <div>
      <TextLink href={fileHref(incident, file.id)}>{name}</TextLink>
      <span className="block text-meta text-ink-3">
        <TextLink href={incidentHref(incident)}>
          <Key>{incident}</Key>
        </TextLink>{" "}
        · {formatSize(file.size)}
      </span>
    </div>
  );
}
