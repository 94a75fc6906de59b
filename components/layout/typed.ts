type Field = HTMLInputElement | HTMLTextAreaElement;

/** What a person had typed into a field: its name as the page shows it, and the text. */
export type TypedText = Readonly<{ label: string; text: string }>;

const texts = new Set(["text", "search", "email", "tel", "url", "number"]);

const isText = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && texts.has(target.type));

/** Remembers which fields somebody is typing in, so that none vanishes with its text when the page is drawn anew by itself. */
export class TypedFields {
  private readonly fields = new Map<Field, string>();

  watch(): () => void {
    document.addEventListener("input", this.typed, true);
    document.addEventListener("submit", this.sent, true);
    return () => {
      document.removeEventListener("input", this.typed, true);
      document.removeEventListener("submit", this.sent, true);
    };
  }

  /** Call before the page is drawn; what it returns tells afterwards what has lost its field. */
  beforeDrawing(): () => readonly TypedText[] {
    const there = [...this.fields].filter(([field]) => field.isConnected && field.value.trim() !== "");
    const path = window.location.pathname;
    return () => {
      if (window.location.pathname !== path) return [];
      const gone = there.filter(([field]) => !field.isConnected && this.fields.has(field));
      for (const [field] of gone) this.fields.delete(field);
      return gone.map(([field, label]) => ({ label, text: field.value }));
    };
  }

  private typed = ({ target }: Event) => {
    if (!isText(target)) return;
    for (const field of this.fields.keys()) if (!field.isConnected) this.fields.delete(field);
    this.fields.set(target, target.labels?.[0]?.textContent?.trim() || target.ariaLabel || "Text");
  };

  /** What was sent is not lost. */
  private sent = ({ target }: Event) => {
    for (const field of this.fields.keys()) if (field.form === target) this.fields.delete(field);
  };
}
