import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Gates } from "@/components/home/gates";
import { PublicStructure } from "@/components/home/public-structure";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { homePath, visitor } from "@/lib/auth";
import { organisationFacts, publicStructures } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.public"))("title") };
}

const STEPS = ["access", "ask", "answer"] as const;

export default async function PublicHomePage() {
  const actor = await visitor();
  const [t, layout, home, organisation, structures] = await Promise.all([
    getTranslations("home.public"),
    getTranslations("layout"),
    homePath(),
    organisationFacts(actor),
    publicStructures(actor),
  ]);
  return (
    <div className="grid gap-10 sm:gap-14">
      <div className="grid items-center gap-8 md:grid-cols-[3fr_2fr]">
        <div>
          <p className="font-semibold text-accent">{organisation.name}</p>
          <h1 className="mt-1">{t("heading")}</h1>
          <p className="mt-3 max-w-text text-lg text-muted">{t("lead")}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            {home ? (
              <ButtonLink href={home}>{layout("mySpace")}</ButtonLink>
            ) : (
              <>
                <ButtonLink href="/connexion">{layout("signIn")}</ButtonLink>
                <ButtonLink href="/inscription" variant="secondary">
                  {layout("signUp")}
                </ButtonLink>
              </>
            )}
          </div>
        </div>
        <div className="hidden md:block">
          <Gates />
        </div>
      </div>

      <section aria-labelledby="fonctionnement">
        <h2 id="fonctionnement">{t("how")}</h2>
        <ol className="mt-4 grid gap-4 md:grid-cols-3">
          {STEPS.map((step, index) => (
            <li key={step} className="flex gap-4 rounded-xl border border-line bg-surface p-4 shadow-card">
              <span
                aria-hidden
                className="flex size-10 shrink-0 items-center justify-center rounded-t-full rounded-b-lg bg-accent font-bold text-accent-contrast"
              >
                {index + 1}
              </span>
              <div className="min-w-0">
                <h3>{t(`steps.${step}.title`)}</h3>
                <p className="mt-1 text-muted">{t(`steps.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="structures">
        <h2 id="structures">{t("structures")}</h2>
        <p className="mt-1 mb-4 text-muted">{t("structuresIntro")}</p>
        {structures.length === 0 ? (
          <EmptyState icon="home" title={t("noStructure")}>
            {t("noStructureText")}
          </EmptyState>
        ) : (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {structures.map((structure) => (
              <PublicStructure key={structure.id} structure={structure} timeZone={organisation.timeZone} />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}
