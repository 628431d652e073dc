export { fileBlocks } from "./blocks";
export { fileDomain } from "./domain";
export { familyFile } from "./family";
