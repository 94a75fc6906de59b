import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";

/** What goes up in one request, and the most of a file that is held in memory. */
const partLength = 8 * 1024 * 1024;

type Way = Readonly<{ client: S3Client; bucket: string; place: string }>;
type Whole = Readonly<{ path: string; size: number; sha256: string }>;

/**
 * Brings a file of this machine's disk to its place in the bucket. Each request carries the SHA-256 of its body, signed, and the service
 * refuses a body that is another; a file of one request is verified by that. One of several parts stands at its place only once all are
 * there, and is then read back and hashed: what a service makes of parts is not always what they were. Until this returns no row
 * names the bytes, so that what went wrong is swept, or found by whoever reads back.
 */
export async function upload(way: Way, whole: Whole): Promise<void> {
  const file = await open(whole.path, "r");
  const part = async (from: number): Promise<Buffer> => {
    const body = Buffer.alloc(Math.min(partLength, whole.size - from));
    const { bytesRead } = await file.read({ buffer: body, position: from });
    if (bytesRead !== body.length) throw new Error(`${whole.path} is shorter than it was`);
    return body;
  };
  try {
    if (whole.size <= partLength) return await putWhole(way, whole.sha256, await part(0));
    await putTogether(way, whole.size, part);
  } finally {
    await file.close();
  }
  await compare(way, whole);
}

async function putWhole({ client, bucket, place }: Way, sha256: string, body: Buffer): Promise<void> {
  if (createHash("sha256").update(body).digest("hex") !== sha256)
    throw new Error(`The spooled bytes of ${sha256} changed`);
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: place, Body: body }));
}

async function putTogether(
  { client, bucket, place }: Way,
  size: number,
  part: (from: number) => Promise<Buffer>,
): Promise<void> {
  const at = { Bucket: bucket, Key: place };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at));
  try {
    const parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (let from = 0; from < size; from += partLength) {
      const PartNumber = parts.length + 1;
      const command = new UploadPartCommand({ ...at, UploadId, PartNumber, Body: await part(from) });
      const { ETag } = await client.send(command);
      parts.push({ PartNumber, ETag });
    }
    const whole = { ...at, UploadId, MultipartUpload: { Parts: parts } };
    await client.send(new CompleteMultipartUploadCommand(whole));
  } catch (fault) {
    await client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => undefined);
    throw fault;
  }
}

/** Reads what was put together back, and throws where it is not what was sent. */
async function compare({ client, bucket, place }: Way, { sha256, size }: Whole): Promise<void> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: place }));
  const hash = createHash("sha256");
  let seen = 0;
  if (Body instanceof Readable)
    for await (const piece of Body) {
      hash.update(piece);
      seen += piece.length;
    }
  if (seen !== size || hash.digest("hex") !== sha256)
    throw new Error(`The service does not hold ${sha256} as it was sent`);
}

export type Listed = Readonly<{ key: string; size: number; changed: Date }>;

/** The objects whose keys begin so, page by page. */
export async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncGenerator<Listed> {
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key, Size = 0, LastModified } of page.Contents ?? [])
      if (Key && LastModified) yield { key: Key, size: Size, changed: LastModified };
    token = page.NextContinuationToken;
  } while (token);
}

/** Ends uploads in parts that were begun before a time and never completed, so that the service keeps nothing of them. */
export async function removeUnfinished(client: S3Client, bucket: string, before: Date): Promise<number> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  const old = Uploads.filter(({ Initiated }) => Initiated && Initiated < before);
  for (const { Key, UploadId } of old)
    await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
  return old.length;
}
