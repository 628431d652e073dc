export * from "./ask";
export { decideEnrolments, type EnrolmentReport } from "./decide";
export { endEnrolment } from "./end";
