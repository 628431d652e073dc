import { getFormatter, getTranslations } from "next-intl/server";
import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { LoginState } from "@/lib/families/schema";

const LOOKS: Record<LoginState, { tone: Tone; icon: IconName }> = {
  NONE: { tone: "neutral", icon: "dash" },
  TO_INVITE: { tone: "warning", icon: "mail" },
  QUEUED: { tone: "info", icon: "clock" },
  FAILED: { tone: "danger", icon: "warning" },
  SENT: { tone: "info", icon: "mail" },
  EXPIRED: { tone: "warning", icon: "clock" },
  USED: { tone: "warning", icon: "account" },
  ACTIVE: { tone: "success", icon: "check" },
};

type Props = { state: LoginState; at: Date | null; timeZone: string };

/** Where an adult stands with the portal, and since when. */
export async function LoginBadge({ state, at, timeZone }: Props) {
  const [t, format] = await Promise.all([getTranslations("families.login"), getFormatter()]);
  const when = at ? format.dateTime(at, { dateStyle: "medium", timeZone }) : "none";
  return <Badge {...LOOKS[state]}>{t(state, { at: when })}</Badge>;
}
