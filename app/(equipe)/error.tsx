"use client";

export { Failure as default } from "@/components/home/failure";
