import { connect } from "../connect";

/** The address of a database in the test cluster that TEST_PG_ADMIN names. */
export function databaseUrl(name: string): string {
  const admin = process.env.TEST_PG_ADMIN;
  if (!admin) throw new Error("TEST_PG_ADMIN names no PostgreSQL for tests; `npm test` starts one.");
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

/** The role tests serve as, with no more rights than the portal has. */
export const servingRole = "unit_serving";

/** The address of a database as the serving role. */
function servingUrl(name: string): string {
  const url = new URL(databaseUrl(name));
  url.username = servingRole;
  url.password = "";
  return url.href;
}

/** Makes an own database for one test file from the migrated template; drop() removes it. */
export async function cloneDatabase(): Promise<{ url: string; ownerUrl: string; drop: () => Promise<void> }> {
  const name = `unit_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const admin = connect(databaseUrl("postgres"), { max: 1 });
  // Two copies of one template cannot be made at the same moment.
  await admin`select pg_advisory_lock(42)`;
  await admin.unsafe(`create database ${name} template ${process.env.TEST_TEMPLATE}`);
  await admin`select pg_advisory_unlock(42)`;
  const drop = async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
  return { url: servingUrl(name), ownerUrl: databaseUrl(name), drop };
}
