import type { Command, Query } from "../doors";

type AnyCommand = Command<unknown, { code: string; sentence: string }>;
type AnyQuery = Query<unknown, unknown>;

// What needs a running request (cookies, redirects) holds no door of its own.
const modules = import.meta.glob<Record<string, unknown>>(
  [
    "../**/*.ts",
    "!../**/*.test.ts",
    "!../**/*.test-d.ts",
    "!../**/*.d.ts",
    "!../testing/**",
    "!../demo/**",
    "!../auth.ts",
    "!../session.ts",
    "!../sign-in.ts",
    "!../setup.ts",
    "!../form-action.ts",
    "!../admin.ts",
  ],
  { eager: true },
);

/** Every command and query of the portal, by name, found by looking at what server/ exports. */
export function discovered(): {
  commands: ReadonlyMap<string, AnyCommand>;
  queries: ReadonlyMap<string, AnyQuery>;
} {
  const exported = Object.values(modules).flatMap((module) => Object.values(module));
  const commands = new Map<string, AnyCommand>();
  const queries = new Map<string, AnyQuery>();
  for (const one of exported) {
    if (isCommand(one)) commands.set(one.commandName, one);
    if (isQuery(one)) queries.set(one.queryName, one);
  }
  return { commands, queries };
}

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === "function" && "commandName" in value;
}

function isQuery(value: unknown): value is AnyQuery {
  return typeof value === "function" && "queryName" in value;
}
