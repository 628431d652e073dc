import { getFormatter, getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { TrackedSignUp } from "@/lib/signups/queries";

/** Where a sign-up stands, in words. */
export async function SignUpState({ signUp, timeZone }: { signUp: TrackedSignUp; timeZone: string }) {
  const t = await getTranslations("signups");
  const format = await getFormatter();
  const { status, structure, children, sentAt, decidedAt, reason } = signUp;
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: "long", timeZone });
  return (
    <>
      {status === "PENDING" && <Banner title={t("track.pending")}>{t("track.pendingText")}</Banner>}
      {status === "ACCEPTED" && (
        <Banner tone="success" title={t("track.accepted")}>
          {t("track.acceptedText")} <TextLink href="/connexion">{t("track.signIn")}</TextLink>
        </Banner>
      )}
      {status === "REFUSED" && (
        <Banner tone="warning" title={t("track.refused")}>
          {t("track.refusedText")}
        </Banner>
      )}
      <Card>
        <DescriptionList
          items={[
            ...(reason
              ? [{ term: t("track.reason"), details: <p className="whitespace-pre-line">{reason}</p> }]
              : []),
            { term: t("structure"), details: structure },
            {
              term: t("track.children", { count: children.length }),
              details: format.list(children),
            },
            { term: t("track.sentOn"), details: day(sentAt) },
            ...(decidedAt ? [{ term: t("track.decidedOn"), details: day(decidedAt) }] : []),
          ]}
        />
      </Card>
    </>
  );
}
