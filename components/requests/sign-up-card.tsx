import { useLocale, useTranslations } from "next-intl";
import { SameChild } from "@/components/families/same-child";
import { Banner } from "@/components/ui/banner";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { itemValue } from "@/lib/requests/schema";
import type { PendingSignUp } from "@/lib/signups/queries";
import { sayDay } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";
import { QueueCard } from "./queue-card";

/** What a new family typed, with the households that it may double. */
export function SignUpCard({ signUp, received }: { signUp: PendingSignUp; received: string }) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { id, person, children, duplicates, structure } = signUp;
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <QueueCard
      value={itemValue({ kind: "sign-up", id })}
      select={t("select.sign-up", { name })}
      title={name}
      kind={t("kind.sign-up")}
      tone="accent"
      received={received}
    >
      <DescriptionList
        items={[
          { term: t("structure"), details: structure },
          { term: t("contact"), details: `${person.email} · ${sayPhone(person.phone)}` },
          { term: t("address"), details: `${person.address}, ${person.postalCode} ${person.city}` },
          {
            term: t("children"),
            details: (
              <ul>
                {children.map((child) => (
                  <li key={`${child.firstName} ${child.birthDate}`}>
                    {t("child", {
                      name: `${child.firstName} ${child.lastName}`,
                      birthDate: sayDay(child.birthDate, locale, {
                        day: "numeric",
                        month: "long",
                        year: "numeric",
                      }),
                    })}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {duplicates.length > 0 && (
        <div className="mt-4">
          <Banner tone="warning" title={t("duplicates")}>
            <ul>
              {duplicates.map(({ householdId, label, because }, index) => (
                <li key={householdId ?? index}>
                  {householdId ? (
                    <TextLink href={`/equipe/familles/${householdId}`}>
                      {t("family", { name: label ?? "" })}
                    </TextLink>
                  ) : (
                    t("otherStructure")
                  )}
                  {" – "}
                  {because.map((reason) => t(`because.${reason}`)).join(", ")}
                </li>
              ))}
            </ul>
          </Banner>
          {duplicates.some(({ because }) => because.includes("child")) && (
            <SameChild signUpId={id} name={name} />
          )}
        </div>
      )}
    </QueueCard>
  );
}
