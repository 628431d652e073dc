export { completeHouseholds } from "./complete-households";
export { createFamily } from "./create-family";
export { createHouseholds } from "./create-households";
export { inviteAdults, inviteListed } from "./invite";
export { lockFamilies } from "./lock-families";
export { type Invitee, queueInvitations } from "./queue-invitations";
export { storeHouseholds } from "./store-households";
