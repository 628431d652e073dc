import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Props<T extends string> = { href: Route<T>; className?: string; children: ReactNode };

/** A link inside a text. */
export function TextLink<T extends string>({ href, className, children }: Props<T>) {
  return (
    <Link href={href} className={classNames("link", className)}>
      {children}
    </Link>
  );
}
