export { checkDomain, type Saved, saveDomain } from "./save-domain";
