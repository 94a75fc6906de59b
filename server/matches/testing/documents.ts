type Family = Readonly<{ id: string; name: string }>;

const families: readonly Family[] = [
  { id: "P-1", name: "Siemens PET/CT Systems Windows 7-Based" },
  { id: "P-2", name: "Siemens SPECT/CT Systems Windows 7-Based" },
  { id: "P-3", name: "Siemens SPECT Workplaces/Symbia.net Windows 7-Based" },
  { id: "P-4", name: "Siemens SPECT Systems Windows 7-Based" },
];

type Told = Readonly<{
  id?: string;
  version?: string;
  date?: string;
  affected?: readonly string[];
  advice?: string;
  summary?: string;
  vendor?: string;
  vector?: string;
  versionText?: string;
}>;

/** A document with the facts and the faults of the reference advisory: one family of four is listed, the advice is lost. */
export function csaf(told: Told = {}) {
  const { id = "TEST-17-001", version = "1", date = "2017-08-03T00:00:00Z", affected = ["P-1"] } = told;
  const ids = families.map((family) => family.id);
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      distribution: { tlp: { label: "WHITE" } },
      publisher: { category: "coordinator", name: "Test agency", namespace: "https://agency.example" },
      title: "Molecular imaging systems on Windows 7",
      tracking: {
        id,
        version,
        status: "final",
        initial_release_date: "2017-08-03T00:00:00Z",
        current_release_date: date,
        revision_history: [{ number: version, date, summary: "As published" }],
      },
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: told.vendor ?? "Siemens",
          branches: families.map((family) => ({
            category: "product_name",
            name: family.name,
            branches: [
              {
                category: "product_version_range",
                name: told.versionText ?? "vers:all/*",
                product: { name: `${family.name}: all versions`, product_id: family.id },
              },
            ],
          })),
        },
      ],
    },
    vulnerabilities: [
      {
        cve: "CVE-2015-1635",
        notes: [
          { category: "summary", text: told.summary ?? "Requests to Port 80/TCP and Port 443/TCP run code." },
        ],
        product_status: { known_affected: [...affected] },
        remediations: [
          { category: "mitigation", details: told.advice ?? "The vendor recommends:", product_ids: ids },
        ],
        scores: [
          {
            cvss_v3: {
              version: "3.0",
              vectorString: told.vector ?? "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
              baseScore: 9.8,
              baseSeverity: "CRITICAL",
            },
            products: ids,
          },
        ],
      },
    ],
  };
}

/** A document as the upload hands it over. */
export const asFile = (document: unknown, fileName = "test-17-001.json", publishedAt?: string) => ({
  fileName,
  content: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)).toString("base64"),
  ...(publishedAt && { publishedAt }),
});
