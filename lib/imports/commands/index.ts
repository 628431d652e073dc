export { checkImport } from "./check-import";
export { runImport } from "./run-import";
