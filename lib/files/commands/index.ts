export { answerUploadThing } from "./direct-upload";
export { fileBytes, openStored } from "./open-file";
export { checkQuarantined, refuseQuarantined } from "./quarantine";
export { mayStoreMore, UPLOADS_A_DAY } from "./quota";
export { type Rewrapped, rewrapFiles } from "./rewrap-files";
export { attachFile, storeFile } from "./store-file";
export { sweepFiles } from "./sweep-files";
