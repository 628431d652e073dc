export { localMail, localMails, localMailsInFull } from "./local-mailbox";
export { mailAlerts, mailDetail, mailsOfHousehold } from "./staff";
