/** How what is shown stands to the portal. */
export type Standing =
  /** Nothing was read since the page was opened. */
  | "starting"
  | "live"
  /** The portal does not answer: what is shown is how it was. */
  | "lost"
  | "signed-out"
  /** The reader may not see it any more; nothing is shown. */
  | "closed";

/** What is shown, how it stands, and how old it is. */
export type Kept<Picture> = Readonly<{ picture: Picture | null; standing: Standing; ageMs: number }>;

type Answer<Picture> = Readonly<{ status: number; picture?: Picture }>;

type Parts<Picture> = Readonly<{
  /** What was sent with the page. */
  first: Picture;
  /** Asks the portal; fails where there is no answer in time. */
  read: () => Promise<Answer<Picture>>;
  /** The clock, in milliseconds, that goes on while the machine sleeps and never back. */
  clock: () => number;
  changed: () => void;
}>;

/** The portal is asked so long after its last answer; after a failure, sooner. */
const everyMs = 4_000;
const againMs = 1_000;
/** After so many failures in a row, or so long without an answer, the connection is lost. */
const failuresToLose = 2;
export const oldestLiveMs = 10_000;

/**
 * Keeps a picture of the portal up to date by asking for it again and again, and knows how old it is. Whatever fails, it goes on
 * asking: after a lost connection, a restart or a new session it is live again without anybody at the screen.
 */
export class Keeping<Picture> {
  private picture: Picture | null;
  private standing: Standing = "starting";
  private failures = 0;
  /** When what is shown was asked for: no younger than what it tells. */
  private takenAt: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private reading = false;
  private wanted = false;
  private stopped = true;

  constructor(private readonly parts: Parts<Picture>) {
    this.picture = parts.first;
    this.takenAt = parts.clock();
  }

  begin(): void {
    this.stopped = false;
    this.readNow();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Asks at once: something happened, or the connection may be gone or back. */
  readNow = (): void => {
    if (this.stopped) return;
    if (this.reading) {
      this.wanted = true;
      return;
    }
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    void this.read();
  };

  /** What is to be shown now; what is too old is never called live. */
  now(): Kept<Picture> {
    const ageMs = Math.max(0, this.parts.clock() - this.takenAt);
    const tooOld = ageMs > oldestLiveMs && (this.standing === "live" || this.standing === "starting");
    return { picture: this.picture, standing: tooOld ? "lost" : this.standing, ageMs };
  }

  private async read(): Promise<void> {
    this.reading = true;
    const began = this.parts.clock();
    try {
      this.take(await this.parts.read(), began);
    } catch {
      this.fail();
    }
    this.reading = false;
    if (this.stopped) return;
    this.parts.changed();
    if (this.wanted) {
      this.wanted = false;
      return this.readNow();
    }
    this.timer = setTimeout(this.readNow, this.failures > 0 ? againMs : everyMs);
  }

  private take({ status, picture }: Answer<Picture>, began: number): void {
    if (status === 200 && picture !== undefined) {
      this.picture = picture;
      this.takenAt = began;
      this.stand("live");
    } else if (status === 401) this.stand("signed-out");
    else if (status === 404) {
      this.picture = null;
      this.stand("closed");
    } else this.fail();
  }

  private stand(standing: Standing): void {
    this.standing = standing;
    this.failures = 0;
  }

  private fail(): void {
    this.failures += 1;
    if (this.failures >= failuresToLose && this.standing !== "closed") this.standing = "lost";
  }
}
