export { fileDomain } from "./domain";
