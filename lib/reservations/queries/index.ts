export * from "./answers";
export * from "./calendar";
export * from "./request";
export * from "./waiting";
