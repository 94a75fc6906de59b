/** What a page does with what it hears. */
type Ears = Readonly<{
  /** Up to when the page shows everything. */
  since: () => number;
  /** `known`: something did happen; else it is only not known that nothing did. */
  changed: (known: boolean) => void;
  ended: () => void;
  /** The connection broke; it is tried again all the same. */
  lost?: () => void;
}>;

/** Two drawings of the page are at least so far apart. */
const apartMs = 1_500;
const betweenTries = 15_000;

/**
 * Listens while the page is in sight: a browser opens only a few connections to one portal, and a page out of sight is drawn anew
 * when the reader comes back to it.
 */
export class Hearing {
  private source: EventSource | null = null;
  private drawing: ReturnType<typeof setTimeout> | null = null;
  private trying: ReturnType<typeof setTimeout> | null = null;
  private lastDrawn = 0;
  private known = false;

  constructor(private readonly ears: Ears) {}

  begin(): void {
    document.addEventListener("visibilitychange", this.look);
    window.addEventListener("pagehide", this.close);
    this.look();
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.look);
    window.removeEventListener("pagehide", this.close);
    this.close();
    if (this.drawing) clearTimeout(this.drawing);
  }

  private look = () => {
    if (document.visibilityState === "visible") this.open();
    else this.close();
  };

  private open(): void {
    if (this.source) return;
    const source = new EventSource(`/api/events?since=${this.ears.since()}`);
    this.source = source;
    source.addEventListener("changed", ({ data }) => this.drawSoon(data !== "[]"));
    source.addEventListener("again", () => {
      this.close();
      this.drawSoon(false);
      this.open();
    });
    source.addEventListener("ended", () => {
      this.close();
      this.ears.ended();
    });
    // A lost connection is tried again by the browser; an answer that is no stream is not.
    source.addEventListener("error", () => {
      this.ears.lost?.();
      if (source.readyState !== EventSource.CLOSED) return;
      this.close();
      this.trying = setTimeout(this.look, betweenTries);
    });
  }

  private close = () => {
    if (this.trying) clearTimeout(this.trying);
    this.trying = null;
    this.source?.close();
    this.source = null;
  };

  private drawSoon(known: boolean): void {
    this.known ||= known;
    if (this.drawing) return;
    const wait = Math.max(0, this.lastDrawn + apartMs - Date.now());
    this.drawing = setTimeout(() => {
      this.drawing = null;
      this.lastDrawn = Date.now();
      this.ears.changed(this.known);
      this.known = false;
    }, wait);
  }
}
