export * from "./file";
export * from "./pending";
export * from "./sign-up-form";
export * from "./track";
