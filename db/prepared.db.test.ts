import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, expect, it } from "vitest";
import { connect } from "./connect";
import { preparing } from "./prepared";
import { db } from "./testing/database";

await db.execute(sql`select 1`);
const client = preparing(connect(process.env.DATABASE_URL ?? "", { max: 1 }));
const one = drizzle(client);
afterAll(() => client.end());

/** The texts the one connection keeps whose mark this is. */
const keptOf = (mark: string) =>
  client<
    { statement: string }[]
  >`select statement from pg_prepared_statements where statement like ${`select %${mark}`}`;

it.each([
  ["with parameters", sql`select ${1}::int as with_parameters`, "with_parameters"],
  ["without parameters", sql`select 1 as without_any`, "without_any"],
])(
  "keeps a statement %s once it came three times, inside a transaction and outside",
  async (_name, text, mark) => {
    await one.execute(text);
    await one.transaction((tx) => tx.execute(text));
    expect(await keptOf(mark)).toHaveLength(0);
    await one.transaction((tx) => tx.execute(text));
    expect(await keptOf(mark)).toHaveLength(1);
    expect(await one.execute(text)).toHaveLength(1);
  },
);

it("keeps nothing of what begins or sets a transaction", async () => {
  for (let times = 0; times < 4; times++) {
    await one.transaction((tx) => tx.execute(sql`select 1`), { isolationLevel: "repeatable read" });
  }
  const kept = await client<
    { statement: string }[]
  >`select statement from pg_prepared_statements where statement like ${"set transaction%"}`;
  expect(kept).toHaveLength(0);
});
