import "server-only";
import { Logger, type Runner, run, runMigrations, type TaskList } from "graphile-worker";

/** The schema the queue keeps its tables in. */
const schema = "graphile_worker";
const perMinute = "* * * * *";

/** What a job does; it may ask to be done again at a time. Asked by several, it is done once, at the time asked last. */
export type Job = () => Promise<Readonly<{ again: Date | null }>>;

// The queue's own messages are many and for its makers; what goes wrong with a job the job says itself.
const logger = new Logger(() => () => undefined);

/** Brings the queue's tables up to date, as their owner. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema, logger });
}

/** The rights of the serving role on the queue: it is the one that adds, takes and finishes jobs. Its tables guard their rows. */
export function rightsOnJobs(role: string): string {
  const tables = ["_private_jobs", "_private_job_queues", "_private_tasks", "_private_known_crontabs"];
  return `
    grant usage on schema ${schema} to ${role};
    grant select on ${schema}.migrations to ${role};
    grant usage on all sequences in schema ${schema} to ${role};
    ${tables
      .map(
        (table) => `
    grant select, insert, update, delete on ${schema}.${table} to ${role};
    drop policy if exists serving on ${schema}.${table};
    create policy serving on ${schema}.${table} to ${role} using (true) with check (true);`,
      )
      .join("")}
  `;
}

/**
 * Does jobs for as long as this process lives: each at once, then every minute, by one of the processes that share the database.
 * The queue is rows: what one process leaves undone another does.
 */
export async function runJobs(url: string, jobs: Readonly<Record<string, Job>>): Promise<Runner> {
  const names = Object.keys(jobs);
  const taskList: TaskList = {};
  for (const [name, job] of Object.entries(jobs)) {
    taskList[name] = async (_payload, { addJob }) => {
      const { again } = await job();
      if (again) await addJob(name, {}, { ...once(name), runAt: again });
    };
  }
  const runner = await run({
    connectionString: url,
    schema,
    logger,
    taskList,
    crontab: names.map((name) => `${perMinute} ${name} ?max=1`).join("\n"),
    concurrency: 1,
    maxPoolSize: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
  });
  for (const name of names) await runner.addJob(name, {}, once(name));
  return runner;
}

const once = (name: string) => ({ jobKey: `${name}-again`, maxAttempts: 1 });
