export { queueMail, queueMails } from "./queue-mail";
