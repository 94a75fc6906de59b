import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./connect";
import { migrateJobs, rightsOnJobs } from "./jobs";
import { prepareSearch } from "./prepare-search";

/** One lock for all processes that start at once; the number means nothing but this. */
const migrationLock = 7_316_522;

/** Brings the schema and the queue of jobs up to date as their owner, under an advisory lock, and gives the serving role its lesser rights. */
export async function migrateDatabase(ownerUrl: string, servingRole: string | null): Promise<void> {
  const client = connect(ownerUrl, { max: 1 });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder: "drizzle" });
    await migrateJobs(ownerUrl);
    await prepareSearch(client);
    if (servingRole) await client.unsafe(rightsOf(servingRole));
    await client`select pg_advisory_unlock(${migrationLock})`;
  } finally {
    await client.end();
  }
}

/** The serving role reads and adds; it changes rows only where facts are not rows, and deletes only what is a cache or ran out. */
function rightsOf(role: string): string {
  const name = `"${role.replaceAll('"', '""')}"`;
  return `
    ${rightsOnJobs(name)}
    grant usage on schema public to ${name};
    revoke all on all tables in schema public from ${name};
    grant select, insert on all tables in schema public to ${name};
    grant usage on all sequences in schema public to ${name};
    grant update on
      sites, contacts, people, grants, sessions, sign_in_tickets, setup_links, tokens, advisories, imaging_systems,
      device_identities, aliases, network_states, matches, match_decisions, incidents, incident_numbers, incident_now,
      step_now, step_attempts, permits, state_reports, approvals, cancellations, evidence, blobs, chains, commands, drills,
      vendor_contacts, vendor_answers, site_asks, template_drafts, store_state, system_status_now, status_counts
      to ${name};
    grant update (advisory_id) on advisory_revisions to ${name};
    grant update (read_at) on notices to ${name};
    grant delete on step_now, sign_in_tickets, sign_in_failures, epss_scores, status_facts, status_counts,
      status_uncounted to ${name};
  `;
}
