import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { HeaderBar } from "./header-bar";
import { StaffNav, type StaffNavItem } from "./staff-nav";

type Props = {
  name: string;
  organisation?: string;
  navLabel: string;
  items: StaffNavItem[];
  person: string;
  signOut: { action: (form: FormData) => Promise<void>; label: string };
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of the staff's pages; `children` is the content of its <main id="contenu">. */
export function StaffShell({
  name,
  organisation,
  navLabel,
  items,
  person,
  signOut,
  footer,
  children,
}: Props) {
  return (
    <>
      <HeaderBar name={name} organisation={organisation} homeHref="/equipe" wide>
        <div className="flex shrink-0 items-center gap-3">
          <span className="text-sm text-muted max-sm:sr-only">{person}</span>
          <form action={signOut.action}>
            <button
              type="submit"
              className="flex min-h-target items-center gap-2 rounded-lg px-2 font-semibold text-accent hover:bg-accent-soft"
            >
              <Icon name="logout" />
              {signOut.label}
            </button>
          </form>
        </div>
      </HeaderBar>
      <div className="flex grow flex-col lg:flex-row">
        <StaffNav label={navLabel} items={items} />
        <main id="contenu" tabIndex={-1} className="min-w-0 grow">
          <div className="page">{children}</div>
        </main>
      </div>
      {footer}
    </>
  );
}
