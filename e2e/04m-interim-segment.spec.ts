import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import {
  answered,
  attach,
  doStep,
  expectState,
  freshProof,
  openIncident,
  openStep,
  portScan,
  signNow,
  stepRow,
  verify,
} from "./at-incident";
import { test } from "./fixtures";

test.use({ journey: "interim-segment" });
test.describe.configure({ mode: "serial" });

const tag = "PT-011";
const address = "10.20.20.210";
const prove = "Verify the segmentation";
const approve = "Approve leaving standalone";
const connect = "Connect again as approved";

test("a segment is prepared and proven while the port is still down", async ({ as }) => {
  const [cora, mia] = [await as("cora"), await as("mia")];
  await openIncident(cora, tag);
  const decide = await openStep(cora, "Decide the containment option");
  await decide.getByRole("button", { name: "Change the decision" }).click();
  await decide.getByRole("radio", { name: "Dedicated segment" }).check();
  await decide.getByRole("button", { name: "Record the decision" }).click();
  await expect(answered(decide)).toHaveCount(2);

  await openIncident(mia, tag);
  await doStep(mia, "Isolate in a dedicated network segment");
  await doStep(mia, prove, { file: freshProof("firewall-rules.txt"), reads: true });
  await openIncident(cora, tag);
  await verify(cora, prove, { reads: true });
  // It is off the network all the while.
  await expectState(cora, "contained by standalone");
});

test("connected as both approved, it owes a scan within 24 hours, and is contained by the segment with it", async ({
  as,
}) => {
  const [meyer, mia, cora, jonas] = [await as("meyer"), await as("mia"), await as("cora"), await as("jonas")];
  for (const page of [cora, meyer]) {
    await openIncident(page, tag);
    await stepRow(page, approve).click();
    await page.getByRole("article").getByRole("link", { name: "Read and sign" }).click();
    await signNow(page);
    await expect(page.getByRole("button", { name: /^Sign version/ })).toHaveCount(0);
  }
  await openIncident(mia, tag);
  const step = await openStep(mia, connect);
  await attach(step, "connection-test.txt", /^connection as approved/i);
  await doStep(mia, connect, { label: "011" });
  await openIncident(jonas, tag);
  await verify(jonas, connect);
  await expectState(jonas, "contained by segment");

  await expect(step).toContainText("A scan of the ports is owed");
  await expectAccessible(mia);
  await attach(step, portScan({ address, justNow: true, name: "in-place.xml" }), /^scan of the ports/i);
  await expect(step).toContainText("in-place.xml was read: all 3 ports are filtered.");
  await expect(step).not.toContainText("A scan of the ports is owed");
  await expectState(mia, "contained by segment");
});
