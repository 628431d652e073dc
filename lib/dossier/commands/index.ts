export { confirmFile } from "./confirm-file";
export { decideFile } from "./decide";
export { inviteAdult } from "./invite-adult";
export { addPerson, type PersonAdded, removePerson } from "./persons";
export { checkDomain, type Saved, saveDomain } from "./save-domain";
export { askFile, withdrawWish } from "./wishes";
export { withdrawChange } from "./withdraw-change";
