/** A folder may import itself, the allowed ones and packages; anything else of ours is an error. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^${from}/`, pathNot: "[.]test[.]|/testing/" },
  to: {
    path: "^(app|components|server|db|domain|lib|e2e|drizzle|scripts)/",
    pathNot: `^(${[from, ...allowed].join("|")})/`,
  },
});

export default {
  forbidden: [
    only("lib-knows-nothing", "lib", [], "lib/ could be copied into another product"),
    only("domain-is-pure", "domain", ["lib"], "rules run without a database, a framework or a clock"),
    only("db-knows-the-domain", "db", ["domain", "lib"], "SQL stores what the domain names"),
    only("server-drives-db", "server", ["db", "domain", "lib"], "use cases join rules to storage"),
    only("components-draw-from-props", "components", ["domain", "lib"], "actions reach components as props"),
    only("app-composes", "app", ["components", "server", "domain", "lib"], "pages never touch the database"),
    {
      name: "domain-has-no-packages",
      severity: "error",
      from: { path: "^domain/", pathNot: "[.]test[.]|/testing/" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "core"] },
    },
    {
      name: "domain-hashes-through-its-arguments",
      comment: "lib/hash and lib/env reach for Node; a rule gets what it needs as an argument",
      severity: "error",
      from: { path: "^domain/", pathNot: "[.]test[.]|/testing/" },
      to: { path: "^lib/(hash|env)[.]ts$" },
    },
    {
      name: "sql-lives-in-db",
      severity: "error",
      from: { pathNot: "^(db/|drizzle[.]config)|[.]test[.]|/testing/|^e2e/" },
      to: { path: "node_modules/(drizzle-orm|postgres|graphile-worker)/" },
    },
    {
      name: "doors-hold-the-database",
      comment:
        "the pool itself: the doors; the session and sign-in before there is a caller; setup; health; preparing a database; the bench; the password at signing; the store's sweep and what reads it back; the scanner and the removal of destroyed bytes, which follow a command; the jobs; the checkpoints; what open pages hear",
      severity: "error",
      from: {
        path: "^(app|server|components)/",
        pathNot:
          "^server/(doors|auth|sign-in|sign-in-page|setup|health|admin|bench|step-up|evidence/(sweep|look-again|scan-pending|quarantine/remove-destroyed)|event-log/keep-checkpoint|jobs|live)[.]ts$|[.]test[.]|/testing/",
      },
      to: { path: "^db/client[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "statements-take-a-transaction",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/(client|testing/|seed)|[.]test[.]" },
      to: { path: "^db/client[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "session-is-read-in-one-place",
      severity: "error",
      from: { pathNot: "^server/auth[.]ts$" },
      to: { path: "node_modules/next-auth/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { pathNot: "[.]test[.]|testing/|^e2e/|^vitest[.]config" },
      to: { path: "[.]test[.]|/testing/" },
    },
  ],
  required: [
    {
      name: "actions-go-through-the-door",
      severity: "error",
      module: { path: "^app/.*/actions[.]ts$" },
      to: { path: "^server/(form-action|public-form-action)[.]ts$" },
    },
    {
      name: "routes-ask-who",
      severity: "error",
      module: { path: "^app/.*/route[.]ts$", pathNot: "^app/api/(auth|health)/" },
      to: { path: "^server/session[.]ts$", reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^([.]next|[.]data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
