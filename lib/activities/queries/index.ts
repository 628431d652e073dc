export { structures, structuresWith } from "./structures";
