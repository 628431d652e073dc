export * from "./fields";
export * from "./forms";
export * from "./people";
export * from "./queue";
export * from "./settings";
export * from "./values";
export * from "./views";
export * from "./wishes";
