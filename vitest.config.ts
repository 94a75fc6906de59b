import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
  "server-only": fileURLToPath(new URL("./lib/testing/nothing.ts", import.meta.url)),
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{domain,lib,components,scripts}/**/*.test.{ts,tsx}", "server/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.s3.test.ts", "**/node_modules/**"],
          env: { TZ: "Asia/Kathmandu" },
          // A busy machine is no fault of a rule; what takes how long the bench tells.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "stores",
          include: ["server/**/*.s3.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{db,server}/**/*.db.test.ts"],
          globalSetup: ["./db/testing/migrate.ts"],
          env: {
            TZ: "Asia/Kathmandu",
            APP_URL: "http://localhost:3000",
            AUTH_SECRET: "a secret of the tests, and of nothing else",
            DATABASE_URL: "postgres://nobody@localhost/none",
          },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
