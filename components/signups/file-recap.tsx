import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { displayName } from "@/lib/names";
import type { HouseholdFile } from "@/lib/signups/queries";
import { SCHOOL_CLASSES, type Step } from "@/lib/signups/schema";
import { sayPhone } from "@/lib/text/phones";

type Items = { term: string; details: ReactNode }[];

/** The whole file as it will be sent, each part with the way back to its step. */
export async function FileRecap({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups");
  const format = await getFormatter();
  const { self, second, children, structures } = file;
  const none = t("file.none");
  const classOf = (code: string | null) => {
    const known = SCHOOL_CLASSES.find((schoolClass) => schoolClass === code);
    return known ? t(`file.classes.${known}`) : (code ?? none);
  };
  const parts: { step: Step; items: Items }[] = [
    {
      step: "coordonnees",
      items: [
        { term: t("file.you"), details: displayName(self) },
        { term: t("email"), details: self.email ?? none },
        { term: t("phone"), details: self.phone ? sayPhone(self.phone) : none },
        { term: t("address"), details: `${file.address}, ${file.postalCode} ${file.city}` },
        { term: t("file.structures", { count: structures.length }), details: format.list(structures) },
      ],
    },
    {
      step: "enfants",
      items: children.map((child) => ({
        term: displayName(child),
        details: [
          format.dateTime(new Date(child.birthDate), { dateStyle: "long", timeZone: "UTC" }),
          ...(child.sex ? [t(child.sex === "F" ? "file.girl" : "file.boy")] : []),
          classOf(child.schoolClass),
        ].join(" · "),
      })),
    },
    {
      step: "responsable",
      items: second
        ? [
            { term: t("file.secondLegend"), details: displayName(second) },
            { term: t("phone"), details: second.phone ? sayPhone(second.phone) : none },
            { term: t("email"), details: second.email ?? none },
          ]
        : [{ term: t("file.secondLegend"), details: t("file.nobody") }],
    },
    {
      step: "quotient",
      items: [
        { term: t("file.regime"), details: file.regime ? t(`file.regimes.${file.regime}`) : none },
        { term: t("file.allocataire"), details: file.allocataireNumber ?? none },
      ],
    },
  ];
  return parts.map(({ step, items }) => (
    <Card
      key={step}
      level={3}
      title={t(`file.steps.${step}`)}
      actions={
        <TextLink href={`/inscription/dossier/${step}`} className="inline-flex min-h-target items-center">
          {t("file.edit")}
          <span className="sr-only"> : {t(`file.steps.${step}`)}</span>
        </TextLink>
      }
    >
      <DescriptionList items={items} />
    </Card>
  ));
}
