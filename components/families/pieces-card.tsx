import { useTranslations } from "next-intl";
import { UploadList } from "@/components/documents/upload-list";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import type { PlainDate } from "@/lib/dates";
import type { PieceLine, Upload } from "@/lib/documents/schema";

type Props = { missing: PieceLine[]; uploads: Upload[]; healthClosed: boolean; today: PlainDate };

/** What the family sent, and what it was asked for and did not send. */
export function PiecesCard({ missing, uploads, healthClosed, today }: Props) {
  const t = useTranslations("families.pieces");
  const names = missing.map(({ name, childName }) => (childName ? `${name} (${childName})` : name));
  return (
    <Card title={t("title")}>
      {names.length > 0 && <Banner tone="warning">{t("missing", { names: names.join(", ") })}</Banner>}
      {healthClosed && <p className="text-sm text-muted">{t("healthClosed")}</p>}
      {uploads.length === 0 ? <p>{t("none")}</p> : <UploadList uploads={uploads} today={today} />}
    </Card>
  );
}
