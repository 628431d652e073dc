export { Missing as default } from "@/components/home/missing";
