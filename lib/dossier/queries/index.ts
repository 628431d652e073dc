export { confirmationColumn, type FileBlocks, fileBlocks } from "./blocks";
export { fileDomain } from "./domain";
export { familyFile } from "./family";
export { fileHistory } from "./history";
export { waitingChanges } from "./waiting-changes";
export { waitingWishes } from "./waiting-wishes";
