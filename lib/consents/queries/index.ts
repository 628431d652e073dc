export * from "./consents-of";
export * from "./effective";
