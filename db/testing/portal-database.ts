import { connect } from "../connect";
import { databaseUrl } from "./clone";

const ownerRole = "isocenter_owner";
const servingRole = "isocenter";

/** Makes a database for one portal from a prepared template, to be served by the lesser role; drop() removes it. */
export async function clonePortalDatabase(
  template: string,
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  await asAdministrator(`drop database if exists ${name} with (force)`);
  await asAdministrator(`create database ${name} template ${template} owner ${ownerRole}`);
  const url = new URL(databaseUrl(name));
  url.username = servingRole;
  return { url: url.href, drop: () => asAdministrator(`drop database if exists ${name} with (force)`) };
}

async function asAdministrator(statement: string): Promise<void> {
  const client = connect(databaseUrl("postgres"), { max: 1 });
  await client.unsafe(statement);
  await client.end();
}
