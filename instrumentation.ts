/** What a process of the portal does besides answering, once it serves. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next sets it per bundle and drops what the other runtime cannot load
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  // What is measured is the answering; the clock of an enlarged demo would run beside it.
  if (env().BENCH) return;
  const { keepWorking } = await import("@/server/jobs");
  keepWorking();
  const { keepTakingCheckpoints } = await import("@/server/event-log/keep-checkpoint");
  keepTakingCheckpoints();
}
