import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import type { Killable } from "./killed";

export type LargeFile = Readonly<{
  id: string;
  key: string;
  content: Buffer;
  sha256: string;
  /** Where the store keeps it once it is there. */
  place: string;
}>;

/** A text of 32 MB nobody has seen before, for the first step of an incident that waits for proof. */
export async function aLargeFile({ sql, evidenceFolder }: Killable): Promise<LargeFile> {
  const [row] = await sql<{ key: string }[]>`
    select i.key from incidents i join step_now step on step.incident_id = i.id
    where step.step_key = 'confirm-affected' and step.state = 'available' and i.closed_at is null order by i.key`;
  const content = Buffer.from(randomBytes(24_000_000).toString("base64"));
  const sha256 = createHash("sha256").update(content).digest("hex");
  const place = path.join(evidenceFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return { id: randomUUID(), key: row?.key ?? "", content, sha256, place };
}

/** Sends a file as the page does, whole or only its beginning; says the status of the answer. */
export function sendFile(
  { portal, cookie }: Killable,
  { id, key, content }: LargeFile,
  length = content.length,
): Promise<number | "no answer"> {
  const about = new URLSearchParams({
    step: "confirm-affected",
    requirement: "photo-or-export-of-the-version-screen",
  });
  return new Promise((resolve) => {
    const sending = request(`${portal.url}/api/incidents/${key}/evidence?${about}`, {
      method: "POST",
      headers: {
        cookie,
        origin: portal.url,
        "content-length": content.length,
        "content-type": "application/octet-stream",
        "x-filename": "version-screen.txt",
        "x-evidence-id": id,
      },
    });
    sending.on("error", () => resolve("no answer"));
    sending.on("response", (answer) => {
      answer.resume();
      answer.on("error", () => resolve("no answer"));
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    if (length === content.length) sending.end(content);
    else sending.write(content.subarray(0, length));
  });
}

/** How many bytes lie in a folder. */
export function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const sizes = readdirSync(folder).map((name) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false }),
  );
  return sizes.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}
