export { localMail, localMails } from "./local-mailbox";
export { mailAlerts, mailDetail, mailsOfHousehold } from "./staff";
