export {
  CLOSURES_SHOWN,
  type ClosureRow,
  type ClosureScopes,
  closureScopes,
  closures,
} from "./list";
export { closurePreview } from "./preview";
