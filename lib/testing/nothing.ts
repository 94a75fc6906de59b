/** Stands in for "server-only" where tests run outside the framework. */
export {};
