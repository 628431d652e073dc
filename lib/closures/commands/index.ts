export { type Closed, closeDays } from "./close-days";
export { type Reopened, reopenDays } from "./reopen-days";
