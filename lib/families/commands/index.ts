export { completeHouseholds } from "./complete-households";
export { createFamily } from "./create-family";
export { createHouseholds } from "./create-households";
export { inviteAdults, inviteListed } from "./invite";
export { storeHouseholds } from "./store-households";
