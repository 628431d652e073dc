export { type DeliveryOutcome, deliverMail } from "./deliver-mail";
export { queueMail, queueMails } from "./queue-mail";
export { resendMail } from "./resend-mail";
export { sweepMails } from "./sweep-mails";
