import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/accounts/actions";

/** Says that the file can wait, and lets go. */
export async function LeaveFile() {
  const t = await getTranslations("signups.file");
  return (
    <form action={signOut} className="mt-8 border-t border-line pt-4">
      <p className="text-muted">{t("leave")}</p>
      <Button type="submit" variant="quiet" icon="logout" className="mt-2 -ms-4">
        {t("signOut")}
      </Button>
    </form>
  );
}
