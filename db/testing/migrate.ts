import { connect } from "../connect";
import { migrateDatabase } from "../migrate";
import { databaseUrl, servingRole } from "./clone";

/** Runs once before all database tests: one migrated template of this run's own, which every test file clones. */
export default async function setup() {
  const name = `unit_template_${process.pid}`;
  const admin = connect(databaseUrl("postgres"), { max: 1 });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  await admin.unsafe(
    `do $$ begin create role ${servingRole} login; exception when duplicate_object then null; end $$`,
  );
  await migrateDatabase(databaseUrl(name), servingRole);
  process.env.TEST_TEMPLATE = name;
  return async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
}
