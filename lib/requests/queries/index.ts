export { type FamilyRequests, type FileRequests, familyRequests, fileRequests } from "./files";
export { QUEUE_LENGTH, type QueueCounts, type QueueEntry, queue, queueCounts } from "./queue";
