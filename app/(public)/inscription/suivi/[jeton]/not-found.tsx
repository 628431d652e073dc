import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export default async function UnknownTrackingLink() {
  const t = await getTranslations("signups");
  return (
    <div className="stack max-w-text">
      <PageHeader title={t("track.unknownTitle")} intro={t("track.unknownText")} />
      <div>
        <ButtonLink href="/inscription">{t("track.again")}</ButtonLink>
      </div>
    </div>
  );
}
