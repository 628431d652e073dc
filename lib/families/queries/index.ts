export * from "./detail";
export { type FamilyRow, listFamilies } from "./list";
