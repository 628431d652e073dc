export * from "./days";
export * from "./files";
export * from "./pieces";
export * from "./queue";
