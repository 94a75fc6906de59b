import { describe, expect, it } from "vitest";
import { type Asked, type Change, changeUploads, isUnsent, nextToSend, type Upload } from "./uploads";

const asked: readonly Asked[] = [
  { key: "reachability", label: "Internet reachability", required: false },
  { key: "ports", label: "ports after", required: true },
  { key: "photo", label: "photo", required: true, met: true },
];
const file = (name: string, size = 3) => new File(["x".repeat(size)], name);
const add = (names: readonly string[], to: readonly Asked[] = asked): Change => ({
  do: "add",
  files: names.map((name) => ({ id: name, file: file(name) })),
  asked: to,
  maxMb: 1,
});
const having = (...changes: readonly Change[]) => changes.reduce(changeUploads, [] as readonly Upload[]);
const at = (uploads: readonly Upload[]) => uploads.map(({ progress }) => progress.at);

describe("files that are chosen", () => {
  it("are offered as what is missing, what is required first, each as another thing", () => {
    const uploads = having(add(["a", "b", "c"]));
    expect(uploads.map(({ requirement }) => requirement)).toEqual(["ports", "reachability", "reachability"]);
  });

  it("wait to be told what they show where the step asks for several things", () => {
    expect(at(having(add(["a"])))).toEqual(["choosing"]);
  });

  it.each([[[]], [asked.slice(0, 1)]])("are sent at once where there is nothing to choose (%#)", (few) => {
    const [upload] = having(add(["a"], few));
    expect(upload).toMatchObject({ requirement: few[0]?.key ?? null, progress: { at: "waiting" } });
  });

  it("that are empty or too large are refused before a byte is sent, and take no place", () => {
    const files = [
      { id: "empty", file: file("empty.txt", 0) },
      { id: "large", file: file("large.bin", 1_000_001) },
      { id: "good", file: file("good.txt") },
    ];
    const uploads = having({ do: "add", files, asked, maxMb: 1 });
    expect(at(uploads)).toEqual(["refused", "refused", "choosing"]);
    expect(uploads[1]?.progress).toMatchObject({ sentence: expect.stringContaining("The limit is 1.0 MB") });
    expect(uploads[2]?.requirement).toBe("ports");
  });

  it("are shown under the name they will have", () => {
    expect(having(add(["a\u202egpj.exe"]))[0]?.name).toBe("agpj.exe");
  });
});

describe("files on their way", () => {
  it("are sent two at a time, in the order they were chosen", () => {
    const waiting = having(add(["a", "b", "c"], []));
    expect(nextToSend(waiting).map(({ id }) => id)).toEqual(["a", "b"]);
    const one = changeUploads(waiting, { do: "progress", id: "a", progress: { at: "sending", sent: 1 } });
    expect(nextToSend(one).map(({ id }) => id)).toEqual(["b"]);
    const two = changeUploads(one, { do: "progress", id: "b", progress: { at: "sending", sent: 1 } });
    expect(nextToSend(two)).toEqual([]);
  });

  it("keep their id and their place when they are sent again", () => {
    const broken: Change = { do: "progress", id: "a", progress: { at: "here", sentence: "No network." } };
    const uploads = having(add(["a", "b"]), broken, { do: "send", ids: ["a"] });
    expect(uploads[0]).toMatchObject({ id: "a", requirement: "ports", progress: { at: "waiting" } });
    expect(at(uploads)).toEqual(["waiting", "choosing"]);
  });

  it("can be offered as something else, and be taken away", () => {
    const uploads = having(
      add(["a", "b"]),
      { do: "offer", id: "a", requirement: null },
      { do: "remove", id: "b" },
    );
    expect(uploads).toMatchObject([{ id: "a", requirement: null }]);
  });

  it("would be lost with the page until they are attached or refused", () => {
    const lost = (progress: Upload["progress"]) =>
      having(add(["a"]), { do: "progress", id: "a", progress }).some(isUnsent);
    expect(lost({ at: "choosing" })).toBe(true);
    expect(lost({ at: "sending", sent: 1 })).toBe(true);
    expect(lost({ at: "here", sentence: "" })).toBe(true);
    expect(lost({ at: "refused", sentence: "" })).toBe(false);
    expect(lost({ at: "attached", notes: [] })).toBe(false);
  });
});
