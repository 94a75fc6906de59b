import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnsText,
  inOrder,
  mostColumns,
  readColumns,
  systemColumnNames,
  systemColumns,
  usualColumns,
} from "./columns";

describe("the columns of the inventory's list", () => {
  it("each have a heading, and are each there once", () => {
    expect(Object.keys(systemColumnNames).sort()).toEqual([...systemColumns, "assetTag", "model"].sort());
    expect(inOrder(usualColumns)).toEqual(usualColumns);
  });

  it("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.subarray([...systemColumns], { minLength: 1 }), (names) => {
        const columns = inOrder(names);
        expect(readColumns(columnsText(columns))).toEqual(columns);
        expect(columns.length).toBeLessThanOrEqual(mostColumns);
      }),
    );
  });

  it("leave out what is no column, and nothing chosen is told from the usual", () => {
    expect(readColumns("vlan,colour,site,vlan")).toEqual(["site", "vlan"]);
    for (const nothing of [null, undefined, "", "colour"]) expect(readColumns(nothing)).toBeNull();
  });
});
