import type { Route } from "next";
import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";
import { HeaderBar } from "./header-bar";
import { MenuDisclosure } from "./menu-disclosure";

type Props = {
  name: string;
  organisation?: string;
  menu: { label: string; person?: string; items: { href: Route; label: string; icon?: IconName }[] };
  signOut: { action: (form: FormData) => Promise<void>; label: string };
};

const ENTRY = "flex min-h-target w-full items-center gap-3 rounded-lg px-3 text-start hover:bg-accent-soft";

/** The header of the parents' space, with the menu of the reader's account. */
export function ParentHeader({ name, organisation, menu, signOut }: Props) {
  return (
    <HeaderBar name={name} organisation={organisation} homeHref="/accueil">
      <MenuDisclosure
        summary={
          <>
            <Icon name="account" className="size-5 max-sm:hidden" />
            {menu.label}
            <Icon name="chevronDown" className="size-4" />
          </>
        }
      >
        {menu.person && (
          <p className="border-b border-line px-3 pt-1 pb-2 text-sm text-muted">{menu.person}</p>
        )}
        <ul>
          {menu.items.map(({ href, label, icon }) => (
            <li key={href}>
              <Link href={href} className={ENTRY}>
                {icon && <Icon name={icon} className="size-5 text-muted" />}
                {label}
              </Link>
            </li>
          ))}
          <li>
            <form action={signOut.action}>
              <button type="submit" className={ENTRY}>
                <Icon name="logout" className="size-5 text-muted" />
                {signOut.label}
              </button>
            </form>
          </li>
        </ul>
      </MenuDisclosure>
    </HeaderBar>
  );
}
