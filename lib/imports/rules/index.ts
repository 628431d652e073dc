export { checkStructures } from "./check-structures";
export { decodeCsv } from "./decode-csv";
export { childKey, matchKeys } from "./keys";
export { parseFamilies } from "./parse-families";
export { planImport } from "./plan-import";
export { settlePlan } from "./settle-plan";
