import { afterEach, describe, expect, it, vi } from "vitest";
import { draftKey, forgetDrafts, keepDraft, readDraft } from "./drafts";

/** A store as the browser has one. */
function store(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

afterEach(() => void vi.unstubAllGlobals());

describe("drafts", () => {
  it("are kept for one person, incident and step, and forgotten when empty", () => {
    vi.stubGlobal("localStorage", store());
    const [own, onStep, others] = [
      draftKey("tess", "INC-1", null),
      draftKey("tess", "INC-1", "isolate"),
      draftKey("cora", "INC-1", null),
    ];
    keepDraft(own, "The port");
    expect(readDraft(own)).toBe("The port");
    expect(readDraft(onStep)).toBe("");
    expect(readDraft(others)).toBe("");
    keepDraft(own, "  ");
    expect(readDraft(own)).toBe("");
  });

  it("are all forgotten on signing out, and nothing else is", () => {
    const kept = store();
    vi.stubGlobal("localStorage", kept);
    kept.setItem("theme", "dark");
    for (const step of [null, "a", "b", "c"]) keepDraft(draftKey("tess", "INC-1", step), "text");
    forgetDrafts();
    expect(kept.length).toBe(1);
    expect(kept.getItem("theme")).toBe("dark");
  });

  it("break nothing where the browser keeps nothing", () => {
    const forbidden = () => {
      throw new Error("denied");
    };
    vi.stubGlobal("localStorage", { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
    const key = draftKey("tess", "INC-1", null);
    expect(() => keepDraft(key, "text")).not.toThrow();
    expect(readDraft(key)).toBe("");
    expect(() => forgetDrafts()).not.toThrow();
  });
});
