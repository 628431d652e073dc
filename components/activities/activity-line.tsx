import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { moveActivity } from "@/lib/activities/actions";
import type { ListedActivity } from "@/lib/activities/queries";
import { DeadlineWords } from "./deadline-words";
import { OpeningWords } from "./opening-words";
import { Press } from "./press";

type Props = { activity: ListedActivity; isFirst: boolean; isLast: boolean };

/** One activity of a structure's list, with what it offers in a few words. */
export function ActivityLine({ activity, isFirst, isLast }: Props) {
  const t = useTranslations("activities.list");
  const { id, name, version, archived, slots, groups, openings, bookRule, missing } = activity;
  const values = (way: "avant" | "apres") =>
    [
      ["activite", id],
      ["version", String(version)],
      ["sens", way],
    ] as const;
  const badge = archived ? (
    <Badge>{t("archived")}</Badge>
  ) : missing.length > 0 ? (
    <Badge tone="warning">{t("toFinish", { count: missing.length })}</Badge>
  ) : (
    <Badge tone="success">{t("ready")}</Badge>
  );
  return (
    <li className="py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0">
          <TextLink
            href={`/equipe/parametres/activites/${id}`}
            className="inline-flex min-h-target items-center"
          >
            {name}
          </TextLink>
        </h3>
        {badge}
        {!archived && (
          <div className="ms-auto flex gap-1">
            {!isFirst && (
              <Press id={`monter-${id}`} action={moveActivity} values={values("avant")} variant="quiet">
                <span aria-hidden="true">{t("up")}</span>
                <VisuallyHidden>{t("upOne", { name })}</VisuallyHidden>
              </Press>
            )}
            {!isLast && (
              <Press id={`descendre-${id}`} action={moveActivity} values={values("apres")} variant="quiet">
                <span aria-hidden="true">{t("down")}</span>
                <VisuallyHidden>{t("downOne", { name })}</VisuallyHidden>
              </Press>
            )}
          </div>
        )}
      </div>
      <DescriptionList
        items={[
          { term: t("slots"), details: slots.join(", ") || t("noSlots") },
          {
            term: t("groups"),
            details:
              groups
                .map(({ name: group, minAge: min, maxAge: max }) => t("ages", { name: group, min, max }))
                .join(", ") || t("noGroups"),
          },
          {
            term: t("opening"),
            details:
              openings.length > 0 ? (
                <ul>
                  {[...new Map(openings.map((it) => [`${it.season}${it.weekdays}`, it])).entries()].map(
                    ([key, opening]) => (
                      <li key={key}>
                        <OpeningWords {...opening} />
                      </li>
                    ),
                  )}
                </ul>
              ) : (
                t("noOpening")
              ),
          },
          {
            term: t("deadline"),
            details: bookRule ? <DeadlineWords rule={bookRule} /> : t("noDeadline"),
          },
        ]}
      />
    </li>
  );
}
