export { familyPieces, householdPieces, missingPieces } from "./pieces";
export { documentCounts, householdLetters, offeredDocuments } from "./published";
export {
  type Addressee,
  DOCUMENTS_PER_PAGE,
  findAddressees,
  type PublishChoices,
  publishChoices,
  publishedDocuments,
} from "./staff";
export { waitingUploads } from "./waiting";
