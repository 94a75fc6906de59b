import { connect } from "../connect";
import { migrateDatabase } from "../migrate";
import { databaseUrl, templateName } from "./clone";

/** Runs once before all database tests: one migrated template that every test file clones. */
export default async function setup() {
  const admin = connect(databaseUrl("postgres"), { max: 1 });
  await admin.unsafe(`drop database if exists ${templateName} with (force)`);
  await admin.unsafe(`create database ${templateName}`);
  await migrateDatabase(databaseUrl(templateName), null);
  await admin.end();
}
