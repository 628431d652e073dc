import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/actor";
import type { PublishedView } from "@/lib/documents/schema";
import { sayDay } from "@/lib/text/dates";
import { FileFacts } from "./file-facts";

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;

/** What the structures show to a family; each document opens in the browser or is saved. */
export function DocumentList({ label, documents }: { label: string; documents: PublishedView[] }) {
  const t = useTranslations("documents");
  const locale = useLocale() as Locale;
  return (
    <ul aria-label={label} className="grid gap-4 lg:grid-cols-2">
      {documents.map(({ id, fileId, title, description, category, structure, from, mime, size, isNew }) => {
        const date = sayDay(from, locale, DATE);
        return (
          <li
            key={id}
            className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-4 shadow-card sm:p-5"
          >
            <div className="flex flex-wrap items-center gap-2">
              <Badge>{t(`category.${category}`)}</Badge>
              {isNew && (
                <Badge tone="info" icon="info">
                  {t("new")}
                </Badge>
              )}
            </div>
            <div className="min-w-0">
              <p className="break-words text-lg font-bold leading-snug">{title}</p>
              <p className="text-sm text-muted">
                {structure ? t("offered.from", { sender: structure, date }) : t("offered.fromTown", { date })}
                {" · "}
                <FileFacts mime={mime} size={size} />
              </p>
              {description && <p className="mt-2 whitespace-pre-line">{description}</p>}
            </div>
            <p className="mt-auto flex flex-wrap gap-x-5">
              <a
                href={`/api/fichiers/${fileId}?voir=1`}
                target="_blank"
                rel="noopener"
                aria-label={t("offered.openNamed", { title })}
                className="link inline-flex min-h-target items-center gap-1.5"
              >
                <Icon name="eye" className="size-5" />
                {t("offered.open")}
              </a>
              <a
                href={`/api/fichiers/${fileId}`}
                download
                aria-label={t("offered.saveNamed", { title })}
                className="link inline-flex min-h-target items-center gap-1.5"
              >
                <Icon name="download" className="size-5" />
                {t("offered.save")}
              </a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
