export * from "./files";
export * from "./pieces";
export * from "./queue";
