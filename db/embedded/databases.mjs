import postgres from "postgres";

/** Who owns the tables and migrates them in the embedded database. */
export const ownerRole = "isocenter_owner";

/** Who serves: reads and writes rows, owns nothing, changes no table. */
export const servingRole = "isocenter";

/**
 * Makes the two roles and a database of that name, each unless it is there.
 * @param {string} sockets the folder of the server's socket @param {string} name
 */
export async function ensureDatabase(sockets, name) {
  await asSuperuser(sockets, async (sql) => {
    for (const role of [ownerRole, servingRole]) {
      const [there] = await sql`select 1 from pg_roles where rolname = ${role}`;
      if (!there) await sql`create role ${sql(role)} login`;
    }
    const [there] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!there) await sql`create database ${sql(name)} owner ${sql(ownerRole)}`;
  });
}

/**
 * Does what only the cluster's superuser may.
 * @param {string} sockets @param {(sql: postgres.Sql) => Promise<void>} work @param {string} [database]
 */
export async function asSuperuser(sockets, work, database = "postgres") {
  const sql = postgres({
    path: `${sockets}/.s.PGSQL.5432`,
    username: "postgres",
    database,
    max: 1,
    onnotice: () => undefined,
  });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
