export * from "./my-feed";
