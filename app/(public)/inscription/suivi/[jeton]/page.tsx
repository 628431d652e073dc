import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignUpState } from "@/components/signups/sign-up-state";
import { PageHeader } from "@/components/ui/page-header";
import { visitor } from "@/lib/auth";
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
  const signUp = await trackSignUp(await visitor(), jeton);
  if (!signUp) notFound();
  const t = await getTranslations("signups");
  return (
    <div className="stack max-w-text">
      <PageHeader title={t("track.title")} />
      <SignUpState signUp={signUp} />
    </div>
  );
}
