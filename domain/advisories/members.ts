/** What is known of one place of a document: its members, or for a list those of each entry; true for a value read as it is. */
export type Members = true | Readonly<{ each: Members }> | { readonly [name: string]: Members };

const eachOf = (entry: Members): Members => ({ each: entry });
const named = (names: string): { readonly [name: string]: Members } =>
  Object.fromEntries(names.split(" ").map((name) => [name, true]));

const note = named("audience category group_ids product_ids text title");
const reference = named("category summary url");
const acknowledgment = named("names organization summary urls");
const concerned = "date group_ids product_ids";
const cvss = { cvss_v2: true, cvss_v3: true, cvss_v4: true } as const;

const helper = named("cpe hashes model_numbers purl purls sbom_urls serial_numbers skus x_generic_uris");
const product: Members = { ...named("name product_id"), product_identification_helper: helper };

/** Branches go to any depth; the walk uses this again for what is below. */
export const branch: Members = { ...named("category name branches"), product };

const document: Members = {
  ...named("category csaf_version lang license_expression source_lang title"),
  acknowledgments: eachOf(acknowledgment),
  aggregate_severity: named("namespace text"),
  distribution: {
    text: true,
    tlp: named("label url"),
    sharing_group: named("id name"),
  },
  notes: eachOf(note),
  publisher: named("category contact_details issuing_authority name namespace"),
  references: eachOf(reference),
  tracking: {
    ...named("aliases current_release_date id initial_release_date status version generator"),
    revision_history: eachOf(named("date legacy_version number summary")),
  },
};

const vulnerability: Members = {
  ...named("cve discovery_date disclosure_date release_date title"),
  acknowledgments: eachOf(acknowledgment),
  cwe: named("id name"),
  cwes: eachOf(named("id name version")),
  first_known_exploitation_dates: eachOf(named(`exploitation_date ${concerned}`)),
  flags: eachOf(named(`label ${concerned}`)),
  ids: eachOf(named("system_name text")),
  involvements: eachOf(named(`contact party status summary ${concerned}`)),
  metrics: eachOf({ ...named("products source"), content: { ...cvss, epss: true, ssvc_v1: true } }),
  notes: eachOf(note),
  product_status: named(
    "first_affected first_fixed fixed known_affected known_not_affected last_affected recommended under_investigation unknown",
  ),
  references: eachOf(reference),
  remediations: eachOf(named(`category details entitlements restart_required url ${concerned}`)),
  scores: eachOf({ products: true, ...cvss }),
  threats: eachOf(named(`category details ${concerned}`)),
};

/** Everything CSAF 2.0 and 2.1 know and the reader takes in or knowingly leaves to the document. */
export const members: Members = {
  $schema: true,
  document,
  product_tree: {
    branches: eachOf(branch),
    full_product_names: eachOf(product),
    product_groups: eachOf(named("group_id product_ids summary")),
    relationships: eachOf({
      ...named("category product_reference relates_to_product_reference"),
      full_product_name: product,
    }),
  },
  vulnerabilities: eachOf(vulnerability),
};
