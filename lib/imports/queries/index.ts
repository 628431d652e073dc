export { type ImportPage, type ImportPreview, importBatches, importPage } from "./batches";
