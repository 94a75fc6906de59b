export * from "./advisories";
export * from "./checklist";
export * from "./events";
export * from "./evidence";
export * from "./incidents";
export * from "./organisation";
export * from "./systems";
