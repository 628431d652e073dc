import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signups"))("sent.title") };
}

export default async function SignUpSentPage() {
  const t = await getTranslations("signups");
  return (
    <div className="narrow stack">
      <PageHeader title={t("sent.title")} />
      <p className="text-lg">{t("sent.text")}</p>
      <p>{t("sent.mail")}</p>
      <div>
        <ButtonLink href="/" variant="secondary">
          {t("sent.home")}
        </ButtonLink>
      </div>
    </div>
  );
}
