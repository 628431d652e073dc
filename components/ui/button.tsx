import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

export type ButtonLook = {
  variant?: "primary" | "secondary" | "danger" | "quiet";
  icon?: IconName;
  /** Takes the whole width of its container. */
  wide?: boolean;
};

const BASE =
  "min-h-target inline-flex items-center justify-center gap-2 rounded-lg border px-4 py-2 text-center font-semibold max-w-full max-[20rem]:wrap-anywhere leading-tight transition-colors aria-disabled:cursor-progress aria-disabled:opacity-70 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted";

const VARIANTS = {
  primary: "border-accent bg-accent text-accent-contrast hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-accent hover:border-accent hover:bg-accent-soft",
  danger: "border-danger bg-danger text-danger-contrast hover:underline",
  quiet:
    "border-transparent bg-transparent text-accent underline-offset-4 hover:bg-accent-soft hover:underline",
};

/** The classes of a button's look, for what must look like one. */
export const buttonClass = ({ variant = "primary", wide }: ButtonLook, className?: string) =>
  classNames(BASE, VARIANTS[variant], wide && "w-full", className);

const content = (icon: IconName | undefined, children: ReactNode) => (
  <>
    {icon && <Icon name={icon} />}
    {children}
  </>
);

/** A native button; its `type` is "button" unless told otherwise. */
export function Button({
  variant,
  icon,
  wide,
  className,
  type = "button",
  children,
  ...rest
}: ButtonLook & ComponentProps<"button">) {
  return (
    <button type={type} className={buttonClass({ variant, wide }, className)} {...rest}>
      {content(icon, children)}
    </button>
  );
}

type LinkProps<T extends string> = ButtonLook &
  Omit<ComponentProps<typeof Link>, "href"> & { href: Route<T>; className?: string };

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink<T extends string>({
  variant,
  icon,
  wide,
  className,
  href,
  children,
  ...rest
}: LinkProps<T>) {
  return (
    <Link href={href} className={buttonClass({ variant, wide }, className)} {...rest}>
      {content(icon, children)}
    </Link>
  );
}
