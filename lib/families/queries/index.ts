export { childrenNamed, type NamedChild } from "./children";
export * from "./detail";
export { type FamilyRow, listFamilies } from "./list";
export { type MergePreview, type MergeSide, mergePreview, type OpenMerge, openMerges } from "./merge";
export { type FamilyNote, familyNotes } from "./notes";
export { type FamilyQuotient, familyQuotients } from "./quotients";
export { type ChildRights, familyRights } from "./rights";
export { seesAs } from "./scope";
