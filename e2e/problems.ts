import type { BrowserContext } from "@playwright/test";

/** What a browser complained about, so that a journey can fail on it. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Says that the journey provokes this complaint on purpose. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpected(): string[] {
    return this.#seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }

  /** Notes errors in the console and in scripts, breaches of the content policy, and faults of the portal's own server. */
  watch(context: BrowserContext, origin: string): void {
    context.on("console", (message) => {
      if (message.type() !== "error" && !/content security policy/i.test(message.text())) return;
      this.#seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (fault) => this.#seen.push(`script: ${fault.error().message}`));
    context.on("response", (response) => {
      if (response.status() < 500 || !response.url().startsWith(origin)) return;
      this.#seen.push(`server: ${response.status()} ${response.request().method()} ${response.url()}`);
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // The browser itself drops requests when a person moves on.
      if (reason === "net::ERR_ABORTED" || !request.url().startsWith(origin)) return;
      this.#seen.push(`network: ${reason} ${request.url()}`);
    });
  }
}
