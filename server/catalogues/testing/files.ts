/** A catalogue file as the upload hands it over. */
export const asCatalogue = (content: string, fileName: string) => ({
  fileName,
  content: Buffer.from(content).toString("base64"),
});

type Told = Readonly<{ version?: string; released?: string; cves?: readonly string[]; ransomware?: string }>;

/** A KEV catalogue that lists these CVEs. */
export function kevFile({
  version = "2026.11.01",
  released = "2026-11-01T15:00:00Z",
  cves = ["CVE-2015-1635"],
  ransomware = "Known",
}: Told = {}) {
  const vulnerabilities = cves.map((cveID) => ({
    cveID,
    vendorProject: "Vendor",
    product: "Product",
    vulnerabilityName: "Remote code execution",
    dateAdded: "2022-02-10",
    shortDescription: "Crafted packets run code.",
    requiredAction: "Update.",
    dueDate: "2022-08-10",
    knownRansomwareCampaignUse: ransomware,
  }));
  const text = JSON.stringify({
    catalogVersion: version,
    dateReleased: released,
    count: cves.length,
    vulnerabilities,
  });
  return asCatalogue(text, "known_exploited_vulnerabilities.json");
}

/** An EPSS list of one day. */
export const epssFile = (day: string, rows: readonly string[]) =>
  asCatalogue(
    `#model_version:v2025.03.14,score_date:${day}T12:00:00Z\ncve,epss,percentile\n${rows.join("\n")}\n`,
    `epss_scores-${day}.csv`,
  );
