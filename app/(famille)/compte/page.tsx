import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountSettings } from "@/components/accounts/account-settings";
import { myAccount } from "@/lib/accounts/queries";
import { requireAccount, requireParent } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("accountTitle") };
}

export default async function AccountPage() {
  await requireParent();
  const account = await myAccount(await requireAccount());
  const t = await getTranslations("accounts");
  return (
    <AccountSettings
      account={account}
      loginHelp={t("loginHelp")}
      back={{ href: "/accueil", label: t("back") }}
    />
  );
}
