/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  agentRules: false,
  serverExternalPackages: [
    "postgres",
    "graphile-worker",
    "pdfkit",
    "@node-rs/argon2",
    "@secvisogram/csaf-validator-lib",
  ],
  experimental: {
    agentUpgrade: false,
    serverActions: { bodySizeLimit: "13mb" },
    proxyClientMaxBodySize: "13mb",
  },
};
