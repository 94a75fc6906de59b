import { expect, it } from "vitest";
import { adviceFor } from "./advice";

// The recommendations of the reference advisory, in our own words.
const segment = { text: "Run the products in a dedicated network segment and a protected IT environment." };
const standalone = {
  text: "If patient safety and treatment are not at risk, disconnect it and use it standalone.",
};
const reconnect = { text: "Reconnect only after the patch or remediation is installed." };
const backup = { text: "Have appropriate backups and system restoration procedures." };
const all = [segment, standalone, reconnect, backup];

it("quotes beside a step only what the advisory says about its matter", () => {
  expect(adviceFor("segment", all)).toEqual([segment]);
  expect(adviceFor("disconnect", all)).toEqual([standalone]);
  expect(adviceFor("clearance", all)).toEqual([standalone]);
  expect(adviceFor("backup", all)).toEqual([backup]);
  expect(adviceFor("reconnect", all)).toEqual([reconnect]);
  expect(adviceFor("decide", all)).toEqual([segment, standalone]);
});

it("tells a step on which the advisory is silent from one on which none gives advice", () => {
  expect(adviceFor("segment", [backup])).toEqual([]);
  expect(adviceFor("close", all)).toBeNull();
  expect(adviceFor(undefined, all)).toBeNull();
});
