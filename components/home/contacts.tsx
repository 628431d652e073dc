import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { type Contact, ContactList } from "./contact-list";

type Props = {
  title: string;
  structures: (Contact & { id: string; name: string })[];
  /** Of the mails that readers write. */
  subject?: string;
};

/** Whom to turn to: every structure given, or the way to all of them. */
export function Contacts({ title, structures, subject }: Props) {
  const t = useTranslations("home.contacts");
  return (
    <Card title={title}>
      {structures.length === 0 ? (
        <p>
          {t("none")} <TextLink href="/">{t("publicHome")}</TextLink>
        </p>
      ) : (
        <ul className="grid gap-6 lg:grid-cols-2">
          {structures.map(({ id, name, ...contact }) => (
            <li key={id}>
              <h3>{name}</h3>
              <ContactList contact={contact} subject={subject} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
