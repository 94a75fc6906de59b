import "server-only";

/** So many lists at most are read at once, so that pages keep their connections to the database. */
const most = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Does something when its turn has come. */
export async function inTurn<Done>(act: () => Promise<Done>): Promise<Done> {
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
