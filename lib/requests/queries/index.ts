export { type QueueCounts, queueCounts } from "./counts";
export { type FamilyRequests, type FileRequests, familyRequests, fileRequests } from "./files";
export { QUEUE_LENGTH, type QueueEntry, queue } from "./queue";
