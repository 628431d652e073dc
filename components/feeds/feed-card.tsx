import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { renewFeed, revokeFeed } from "@/lib/feeds/actions";
import type { Feed } from "@/lib/feeds/schema";
import { sayInstant } from "@/lib/text/dates";
import { CopyAddress } from "./copy-address";

/** A calendar address: to copy or to open, how to add it, how to be rid of it. */
export function FeedCard({ feed, timeZone }: { feed: Feed; timeZone: string }) {
  const t = useTranslations("feeds");
  const locale = useLocale();
  const bold = { b: (text: ReactNode) => <strong>{text}</strong> };
  const labels = { summary: t("summary") };
  return (
    <div className="grid gap-4">
      <Card title={<span id="lien">{t("link.title")}</span>}>
        <div className="stack max-w-text">
          <p>{t("link.keep")}</p>
          <CopyAddress
            key={feed.address}
            address={feed.address}
            words={{ label: t("link.label"), copy: t("link.copy"), copied: t("link.copied") }}
          />
          <div>
            <a href={feed.address.replace(/^https?:/, "webcal:")} className={buttonClass({})}>
              {t("link.open")}
            </a>
          </div>
          <p className="text-muted">
            {feed.lastReadAt
              ? t("link.read", { date: sayInstant(Temporal.Instant.from(feed.lastReadAt), timeZone, locale) })
              : t("link.never")}
          </p>
        </div>
      </Card>
      <Card title={t("how.title")}>
        <ul className="stack max-w-text">
          <li>{t.rich("how.iphone", bold)}</li>
          <li>{t.rich("how.android", bold)}</li>
          <li>{t.rich("how.outlook", bold)}</li>
        </ul>
      </Card>
      <Card title={t("change.title")}>
        <p className="mb-4 max-w-text">{t("change.text")}</p>
        <div className="flex flex-wrap gap-3">
          <ActionForm id="renouveler" action={renewFeed} labels={labels}>
            <SubmitButton variant="secondary" pending={t("change.renewing")}>
              {t("change.renew")}
            </SubmitButton>
          </ActionForm>
          <ActionForm id="supprimer" action={revokeFeed} labels={labels}>
            <SubmitButton variant="quiet" pending={t("change.removing")}>
              {t("change.remove")}
            </SubmitButton>
          </ActionForm>
        </div>
      </Card>
    </div>
  );
}
