import postgres from "postgres";

/** Opens a pool; understands libpq's form for a socket, postgres://user@localhost/name?host=/directory, which the driver does not. */
export function connect(url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const address = new URL(url);
  const directory = address.searchParams.get("host");
  const quiet = { onnotice: () => undefined, ...options };
  if (!directory?.startsWith("/")) return postgres(url, quiet);
  const port = address.searchParams.get("port") ?? (address.port || "5432");
  address.searchParams.delete("host");
  address.searchParams.delete("port");
  return postgres(address.href, { ...quiet, path: `${directory}/.s.PGSQL.${port}` });
}
