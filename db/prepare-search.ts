import type postgres from "postgres";
import { searchTexts } from "./search-texts";

/** The indexes of what is searched, by name, so that each is made once. */
const indexes = {
  imaging_systems_alike: `imaging_systems using gin ((${searchTexts.system()}) gin_trgm_ops)`,
  evidence_alike: `evidence using gin ((${searchTexts.evidence()}) gin_trgm_ops)`,
  comments_alike: `comments using gin ((${searchTexts.comment()}) gin_trgm_ops)`,
};

/**
 * Makes what the search rests on, at each start: a server may get the extension later. Where it cannot be had, everything is still
 * found as it is written; that what is misspelled is not, the search page says too.
 */
export async function prepareSearch(client: postgres.Sql): Promise<void> {
  if (await hasTrigrams(client)) await makeIndexes(client);
  else {
    console.warn(
      "Search finds nothing that is misspelled: the database server has no extension pg_trgm, or the owner of the database may not create it. Install it there, or run CREATE EXTENSION pg_trgm as an administrator, and start again.",
    );
  }
}

/** Whether the extension is there, made now if it can be. */
async function hasTrigrams(client: postgres.Sql): Promise<boolean> {
  const refused = await client`create extension if not exists pg_trgm`.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (refused !== null && !isRefusal(refused)) throw refused;
  // An administrator may have made it in a schema of its own, where no statement looks.
  const [found] = await client<{ there: boolean }[]>`
    select to_regprocedure('word_similarity(text, text)') is not null as there`;
  return found?.there ?? false;
}

/** Not permitted; no such extension on this server (its control file, or the feature, is missing). */
const refusals = new Set(["42501", "58P01", "0A000", "XX000"]);
const isRefusal = (reason: unknown): boolean =>
  reason instanceof Error && "code" in reason && refusals.has(String(reason.code));

async function makeIndexes(client: postgres.Sql): Promise<void> {
  const known = await client<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'i' and relnamespace = current_schema()::regnamespace`;
  const names = new Set(known.map(({ name }) => name));
  for (const [name, definition] of Object.entries(indexes)) {
    // Asked before, because even "if not exists" waits for everybody who writes to the table.
    if (!names.has(name)) await client.unsafe(`create index ${name} on ${definition}`);
  }
}
