import { getLocale, getTranslations } from "next-intl/server";
import { chooseLanguage } from "@/lib/accounts/actions";
import { LanguageSwitch } from "./language-switch";
import { PublicFooter } from "./public-footer";

/** The foot of every page: the legal pages and the choice of language. */
export async function Footer() {
  const t = await getTranslations("layout");
  return (
    <PublicFooter
      label={t("footer")}
      links={[
        { href: "/mentions-legales", label: t("legalNotice") },
        { href: "/confidentialite", label: t("privacy") },
        { href: "/accessibilite", label: t("accessibility") },
      ]}
      language={
        <LanguageSwitch
          label={t("language")}
          action={chooseLanguage}
          current={await getLocale()}
          languages={[
            { code: "fr", label: t("french") },
            { code: "en", label: t("english") },
          ]}
        />
      }
    />
  );
}
