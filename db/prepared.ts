import type postgres from "postgres";

type Unsafe = postgres.Sql["unsafe"];

const longest = 20_000;
const texts = 1000;
const often = 3;

/** Whether a text came often enough to be kept; counts of texts that did not are forgotten when there are too many. */
function frequent(): (text: string) => boolean {
  const kept = new Set<string>();
  const times = new Map<string, number>();
  return (text) => {
    if (kept.has(text)) return true;
    if (kept.size >= texts) return false;
    if (times.size >= texts) times.clear();
    const now = (times.get(text) ?? 0) + 1;
    times.set(text, now);
    if (now < often) return false;
    times.delete(text);
    kept.add(text);
    return true;
  };
}

/**
 * Takes precedence over "prepare: false", which drizzle says of every statement that has no name. Without parameters the driver would
 * send it in the short way, which keeps nothing; its types do not know of "simple".
 */
const kept: object = { prepare: true, simple: false };

/** Whether a text is a statement with a plan; what begins or sets a transaction has none. */
const isStatement = (text: string, parameters: readonly unknown[] | undefined): boolean =>
  (parameters?.length ?? 0) > 0 || /^\s*(?:select|with)\b/.test(text);

/**
 * Has the database keep, for each connection, the plans of statements that come again and again: to parse and plan them anew costs
 * more than most of them take. A text that comes fewer than three times, such as one with a list of its own length, is not kept.
 */
export function preparing(sql: postgres.Sql): postgres.Sql {
  const isFrequent = frequent();
  const prepared = (unsafe: Unsafe): Unsafe =>
    function sent(text, parameters, options) {
      const prepare = isStatement(text, parameters) && text.length <= longest && isFrequent(text);
      return unsafe(text, parameters, prepare ? { ...options, ...kept } : options);
    };
  const begin = sql.begin;
  type Work = (inner: postgres.TransactionSql) => unknown;
  const beginPrepared = (...args: [Work] | [string, Work]) => {
    const [options, work] = args.length === 1 ? ["", args[0]] : args;
    return begin(options, (inner) => work(Object.assign(inner, { unsafe: prepared(inner.unsafe) })));
  };
  // Safe because it takes both forms of begin and answers as begin does; the driver's type of it is overloaded and generic.
  return Object.assign(sql, { unsafe: prepared(sql.unsafe), begin: beginPrepared as typeof begin });
}
