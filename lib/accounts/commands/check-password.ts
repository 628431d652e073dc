import "server-only";
import { type AccountActor, allow, type VisitorActor } from "@/lib/actor";
import { isLeakedPassword } from "@/lib/integrations/pwned-passwords";

/** Why `password` may not protect the account of `email`, or null: the portal's own lists, then the leaks known to the web. */
export async function checkPassword(actor: VisitorActor | AccountActor, password: string, email: string) {
  allow(actor, ["visitor", "account"]);
  // The lists weigh several megabytes: they load where a password is chosen, not where one is given.
  const { judgePassword } = await import("../rules/password");
  const refusal = judgePassword(password, email);
  if (refusal) return refusal;
  return (await isLeakedPassword(password)) ? ("password-leaked" as const) : null;
}
