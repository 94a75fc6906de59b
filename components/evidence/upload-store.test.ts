import { expect, it } from "vitest";
import type { sendFile } from "./send-file";
import type { Sent } from "./sent";
import { makeUploadStore } from "./upload-store";

const place = { incidentKey: "INC-2026-0007", stepKey: "verify-segmentation" };
const other = { ...place, stepKey: "map-exposure" };

/** A way of sending that answers when the test says so. */
function post() {
  const open = new Map<string, (sent: Sent) => void>();
  const send: typeof sendFile = ({ id, signal }) =>
    new Promise((resolve) => {
      open.set(id, resolve);
      signal.addEventListener("abort", () => resolve({ kind: "stopped" }));
    });
  return { open, send };
}

const add = (...ids: readonly string[]) => ({
  do: "add" as const,
  files: ids.map((id) => ({ id, file: new File(["x"], `${id}.txt`) })),
  asked: [],
  maxMb: 1,
});
const soon = () => new Promise((resolve) => setTimeout(resolve));

it("keeps and sends the files of a step although nobody looks at it", async () => {
  const { open, send } = post();
  const store = makeUploadStore(send);
  const leave = store.subscribe(() => {});
  store.change(place, add("a", "b", "c"));
  leave();
  expect([...open.keys()]).toEqual(["a", "b"]);
  open.get("a")?.({ kind: "attached", notes: [] });
  await soon();
  expect([...open.keys()]).toEqual(["a", "b", "c"]);
  expect(store.unsent()).toEqual([{ ...place, count: 2 }]);
  open.get("b")?.({ kind: "not-arrived", sentence: "No network. Kept on this device." });
  await soon();
  expect(store.uploadsOf(place).map(({ progress }) => progress.at)).toEqual(["here", "sending"]);
});

it("keeps the steps apart, and each file where it was dropped", () => {
  const store = makeUploadStore(post().send);
  store.change(place, add("a"));
  store.change(other, add("b", "c"));
  expect(store.unsent()).toEqual([
    { ...place, count: 1 },
    { ...other, count: 2 },
  ]);
});

it("shows the page anew once a file is attached", async () => {
  const { open, send } = post();
  const store = makeUploadStore(send);
  let shown = 0;
  store.whenAttached(() => {
    shown += 1;
  });
  store.change(place, add("a"));
  open.get("a")?.({ kind: "attached", notes: [] });
  await soon();
  expect([shown, store.unsent()]).toEqual([1, []]);
});

it("never sends the files of one person in the name of another", async () => {
  const { send } = post();
  const store = makeUploadStore(send);
  store.ownedBy("tess");
  store.change(place, add("a"));
  store.ownedBy("tess");
  expect(store.unsent()).toHaveLength(1);
  store.ownedBy("sam");
  await soon();
  expect([store.unsent(), store.uploadsOf(place)]).toEqual([[], []]);
});
