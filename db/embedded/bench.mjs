import { asSuperuser } from "./databases.mjs";

/**
 * Says whether a database of this name is there.
 * @param {string} sockets the folder of the server's socket @param {string} name
 */
export async function hasDatabase(sockets, name) {
  let found = false;
  await asSuperuser(sockets, async (sql) => {
    found = (await sql`select 1 from pg_database where datname = ${name}`).length > 0;
  });
  return found;
}

/** Removes a database if it is there. @param {string} sockets @param {string} name */
export async function dropDatabase(sockets, name) {
  await asSuperuser(sockets, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
  });
}

/**
 * Puts a copy of one database in place of another.
 * @param {string} sockets @param {string} from @param {string} to
 */
export async function replaceByCopy(sockets, from, to) {
  await asSuperuser(sockets, async (sql) => {
    await sql`drop database if exists ${sql(to)} with (force)`;
    const [owner] =
      await sql`select pg_get_userbyid(datdba) as name from pg_database where datname = ${from}`;
    await sql`create database ${sql(to)} template ${sql(from)} owner ${sql(owner?.name)}`;
  });
}

/** Counts the rows of a database for its planner, as a running one does by itself in time. @param {string} sockets @param {string} name */
export async function analyse(sockets, name) {
  await asSuperuser(sockets, (sql) => sql`vacuum analyze`.then(() => undefined), name);
}

/**
 * Has every statement of a role written to the server's log, from its next connection on; or no longer.
 * @param {string} sockets @param {string} role @param {boolean} on
 */
export async function logStatements(sockets, role, on) {
  await asSuperuser(sockets, async (sql) => {
    if (on) await sql`alter role ${sql(role)} set log_statement = 'all'`;
    else await sql`alter role ${sql(role)} reset log_statement`;
  });
}

/** Lets the owner of the tables add rows without their triggers, to make a large database in minutes. @param {string} sockets @param {string} role */
export async function allowMultiplying(sockets, role) {
  await asSuperuser(sockets, async (sql) => {
    await sql`grant set on parameter session_replication_role to ${sql(role)}`;
  });
}
