import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";

/** A store of its own for a test file, in a folder that is removed afterwards, with a limit of one megabyte. */
export function storeFolder() {
  const held = { folder: "" };
  beforeAll(async () => {
    held.folder = await mkdtemp(join(tmpdir(), "evidence-"));
    vi.stubEnv("DATABASE_URL", "postgres://unused");
    vi.stubEnv("APP_URL", "https://isocenter.example");
    vi.stubEnv("AUTH_SECRET", "x".repeat(32));
    vi.stubEnv("EVIDENCE_DIR", held.folder);
    vi.stubEnv("EVIDENCE_MAX_MB", "1");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(held.folder, { recursive: true, force: true });
  });
  const filesIn = async (folder: string) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  return {
    root: () => held.folder,
    placeOf: (sha256: string) => join(held.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256),
    /** Every file of the store, arrived or arriving. */
    files: () => filesIn(held.folder),
    arriving: () => filesIn(join(held.folder, "incoming")),
  };
}
