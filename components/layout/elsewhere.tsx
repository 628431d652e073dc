"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Shows its content on every page but these, which hold the same already. */
export function Elsewhere({ than, children }: { than: Route[]; children: ReactNode }) {
  const path = usePathname();
  return than.some((page) => page === path) ? null : children;
}
