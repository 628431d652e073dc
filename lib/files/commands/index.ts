export { fileBytes, openStored } from "./open-file";
export { attachFile, storeFile } from "./store-file";
export { sweepFiles } from "./sweep-files";
