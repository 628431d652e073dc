import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { sayPhone } from "@/lib/text/phones";

export type Contact = { address: string; phone: string | null; email: string | null };

type Props = {
  contact: Contact;
  /** Of the mails that readers write. */
  subject?: string;
};

/** High enough for a finger, without spreading the lines. */
const LINK = "link -my-2 inline-flex min-h-target items-center break-all";

/** Where a structure is and how to reach it, as far as it says so. */
export function ContactList({ contact: { address, phone, email }, subject }: Props) {
  const t = useTranslations("home.contacts");
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : "";
  const items = [
    address && { term: t("address"), details: address },
    phone && {
      term: t("phone"),
      details: (
        <a className={LINK} href={`tel:${phone}`}>
          {sayPhone(phone)}
        </a>
      ),
    },
    email && {
      term: t("email"),
      details: (
        <a className={LINK} href={`mailto:${email}${query}`}>
          {email}
        </a>
      ),
    },
  ].filter((item) => typeof item === "object" && item !== null);
  return <DescriptionList items={items} />;
}
