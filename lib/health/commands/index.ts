export {
  healthColumn,
  openHealthColumn,
  readChildHealth,
  readChildrenHealth,
  writeChildHealth,
} from "./child-health";
export { logHealthRead } from "./log-read";
