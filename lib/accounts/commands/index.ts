export { endAllSessions, endSession, saveLanguage } from "./account";
export { askPasswordReset } from "./ask-password-reset";
export { checkPassword } from "./check-password";
export { changePassword, setFirstPassword, setPasswordByLink } from "./choose-password";
export type { Opening } from "./sessions";
export { signIn } from "./sign-in";
