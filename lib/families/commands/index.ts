export { completeHouseholds } from "./complete-households";
export { createFamily } from "./create-family";
export { inviteAdults, inviteListed } from "./invite";
export { storeHouseholds } from "./store-households";
