import type { Route } from "next";
import type { CalendarView } from "@/lib/reservations/schema";

/** The calendar in a view, around a day (today when null). */
export const calendarPath = (view: CalendarView, date: string | null): Route =>
  (date ? `/reservations?vue=${view}&date=${date}` : `/reservations?vue=${view}`) as Route;
