export { decideUploads, type UploadReport } from "./decide-uploads";
export { openFile } from "./open-file";
export { publishDocument, withdrawDocument } from "./publish";
export { remindExpiring } from "./remind-expiring";
export { sendStoredUpload, sendUpload } from "./send-upload";
export { withdrawUpload } from "./withdraw-upload";
