import "server-only";
import type postgres from "postgres";
import type { Happening } from "@/domain/live/hearing";
import { channel } from "./announce";
import { connect } from "./connect";

const millisecondsBetweenTries = 1_000;

export type Listener = Readonly<{
  heard: (happening: Happening) => void;
  /** Listening begins, or begins again after the database was away: what happened in between was not heard. */
  began: () => void;
}>;

/**
 * Listens over one connection of its own for as long as the process lives; when the connection breaks, another is tried until
 * there is one.
 */
export function listen(url: string, listener: Listener): { stop: () => Promise<void> } {
  let stopped = false;
  let client: postgres.Sql | null = null;

  const begin = async () => {
    if (stopped) return;
    const heard = (_channel: string, text: string) => {
      // Safe because announce() is the only one that writes to this channel.
      listener.heard(JSON.parse(text) as Happening);
    };
    const broken = () => again(own);
    // The driver's own listen() gives up where the database is away for longer than one try.
    const options = { max: 1, max_lifetime: null, onnotify: heard, onclose: broken };
    const own: postgres.Sql = connect(url, options);
    client = own;
    try {
      await own`listen ${own(channel)}`;
      listener.began();
    } catch {
      broken();
    }
  };
  /** Once for each client: a break is told by its connection, a failed try by its promise too. */
  const again = (own: postgres.Sql) => {
    if (stopped || client !== own) return;
    client = null;
    void own.end({ timeout: 0 }).catch(() => undefined);
    setTimeout(begin, millisecondsBetweenTries).unref();
  };

  void begin();
  return {
    stop: async () => {
      stopped = true;
      await client?.end({ timeout: 0 });
    },
  };
}
