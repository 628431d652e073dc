import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUpState } from "@/components/signups/sign-up-state";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { visitor } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";
import { trackSignUp } from "@/lib/signups/queries";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("signups"))("track.title"),
    robots: { index: false },
    // The address holds a secret. "no-referrer" would make browsers post the footer's form without its origin.
    referrer: "same-origin",
  };
}

export default async function TrackSignUpPage({ params }: PageProps<"/inscription/suivi/[jeton]">) {
  const { jeton } = await params;
  const actor = await visitor();
  const signUp = await trackSignUp(actor, jeton);
  const t = await getTranslations("signups.track");
  if (!signUp) {
    return (
      <div className="narrow stack">
        <PageHeader title={t("unknownTitle")} intro={t("unknownText")} />
        <div>
          <ButtonLink href="/inscription">{t("again")}</ButtonLink>
        </div>
      </div>
    );
  }
  const { timeZone } = await organisationFacts(actor);
  return (
    <div className="narrow stack">
      <PageHeader title={t("title")} />
      <SignUpState signUp={signUp} timeZone={timeZone} />
    </div>
  );
}
