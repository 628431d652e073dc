export * from "./confirm-file";
export * from "./decide";
export * from "./save-children";
export * from "./save-contact";
export * from "./save-quotient";
export * from "./save-second-adult";
export * from "./sign-up";
