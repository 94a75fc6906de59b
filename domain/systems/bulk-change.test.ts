import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteId, SystemId } from "../ids";
import { type BulkPreview, confirmBulkChange, planBulkChange, type SelectedSystem } from "./bulk-change";
import { nobodySaid } from "./system";

const system = (tag: string, given: Partial<SelectedSystem> = {}, location = ""): SelectedSystem => ({
  id: tag as SystemId,
  siteId: "north" as SiteId,
  siteName: "Northgate",
  state: "in-service",
  rowVersion: 1,
  fields: { ...nobodySaid, assetTag: tag, location },
  mayEdit: true,
  ...given,
});

const previewOf = (systems: readonly SelectedSystem[]): BulkPreview => ({
  ...planBulkChange(systems, { field: "location", value: "Room 2" }),
  planHash: "shown",
  field: "location",
  missing: 0,
});

describe("giving one field the same value", () => {
  it("says of each system what it would do, and why it cannot", () => {
    const { rows, counts } = previewOf([
      system("A", {}, "Room 1"),
      system("B", {}, "Room 2"),
      system("C", { state: "retired" }),
      system("D", { mayEdit: false, siteName: "Southmoor" }),
    ]);
    expect(counts).toEqual({ changed: 1, unchanged: 1, refused: 2 });
    expect(rows).toMatchObject([
      { assetTag: "C", outcome: "refused", sentence: "It is retired. What is known of it stays as it was." },
      { assetTag: "D", outcome: "refused", sentence: "Your role at Southmoor does not allow this." },
      { assetTag: "A", outcome: "changed", before: "Room 1", after: "Room 2" },
      { assetTag: "B", outcome: "unchanged" },
    ]);
  });

  it("says the same whatever the order of the selection", () => {
    const tags = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(tags, (names) => {
        const systems = names.map((name) => system(name));
        expect(previewOf([...systems].reverse())).toEqual(previewOf(systems));
      }),
    );
  });

  it("does nothing that was not shown", () => {
    const preview = previewOf([system("A")]);
    expect(confirmBulkChange(preview, "")).toMatchObject({ ok: false, refusal: { code: "to-confirm" } });
    expect(confirmBulkChange(preview, "other")).toMatchObject({ refusal: { code: "plan-changed" } });
    expect(confirmBulkChange(preview, "shown")).toEqual({ ok: true, value: preview });
  });

  it("has nothing to do where all say it already or none can be changed", () => {
    const said = confirmBulkChange(previewOf([system("A", {}, "Room 2")]), "shown");
    expect(said).toMatchObject({
      refusal: { code: "nothing-to-change", sentence: expect.stringContaining("already") },
    });
    const none = confirmBulkChange(previewOf([system("A", { mayEdit: false })]), "shown");
    expect(none).toMatchObject({
      refusal: { code: "nothing-to-change", sentence: expect.stringMatching(/^None/) },
    });
  });
});
