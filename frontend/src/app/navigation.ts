import {
  ChartNoAxesCombined,
  FilePenLine,
  Gift,
  Grid3x3,
  Handshake,
  HeartHandshake,
  House,
  Inbox,
  Landmark,
  type LucideIcon,
  MessageCircleHeart,
  MessagesSquare,
  Settings,
  Sprout,
  Target,
  Users,
} from "lucide-react";
import type { Viewer } from "../graphql/viewer";
import { furtherPages, type Page } from "./further-pages";

export interface NavItem extends Page {
  /** The first part of the addresses this item stands for. */
  section: string;
  icon: LucideIcon;
  keys?: string;
}

export interface NavGroup {
  /** The step of the cycle, or nothing for the start. */
  heading?: string;
  items: readonly NavItem[];
}

const anyone = () => true;

const groups: readonly NavGroup[] = [
  {
    items: [
      { label: "Home", to: "/", section: "/home", icon: House, keys: "g h" },
      { label: "Inbox", to: "/inbox/needs", section: "/inbox", icon: Inbox, keys: "g i" },
    ],
  },
  {
    heading: "Plan",
    items: [
      { label: "Goals", to: "/goals", section: "/goals", icon: Target, keys: "g o" },
      { label: "Development", to: "/development", section: "/development", icon: Sprout, keys: "g d" },
    ],
  },
  {
    heading: "Monitor",
    items: [
      { label: "Check-ins", to: "/check-ins", section: "/check-ins", icon: MessagesSquare, keys: "g k" },
      {
        label: "1:1s",
        to: "/one-on-ones",
        section: "/one-on-ones",
        icon: Handshake,
        keys: "g m",
        may: ({ employee }) => employee !== null,
      },
      { label: "Feedback", to: "/feedback/received", section: "/feedback", icon: MessageCircleHeart, keys: "g f" },
    ],
  },
  {
    heading: "Review",
    items: [
      { label: "Reviews", to: "/reviews", section: "/reviews", icon: FilePenLine, keys: "g r" },
      {
        label: "Calibration",
        to: "/calibration",
        section: "/calibration",
        icon: Grid3x3,
        keys: "g b",
        may: ({ isManager, isHr }) => isManager || isHr,
      },
      { label: "Company appraisal", to: "/appraisals", section: "/appraisals", icon: Landmark, keys: "g p" },
    ],
  },
  {
    heading: "Reward",
    items: [
      { label: "Rewards", to: "/rewards", section: "/rewards", icon: Gift, keys: "g w" },
      { label: "Recognition", to: "/recognition", section: "/recognition", icon: HeartHandshake, keys: "g n" },
    ],
  },
  {
    heading: "Organisation",
    items: [
      { label: "People", to: "/people", section: "/people", icon: Users, keys: "g u" },
      {
        label: "Insights",
        to: "/insights/skills",
        section: "/insights",
        icon: ChartNoAxesCombined,
        keys: "g s",
        may: ({ canSeeInsights }) => canSeeInsights,
      },
      {
        label: "Admin",
        to: "/admin",
        section: "/admin",
        icon: Settings,
        keys: "g a",
        may: ({ canAdminister, canRunCycles }) => canAdminister || canRunCycles,
      },
    ],
  },
];

/** What this person can use, in the order of the four steps; the rest is absent, not grey. */
export function navigationFor(viewer: Viewer, addresses: readonly string[]): NavGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(
        ({ may = anyone, section }) => may(viewer) && addresses.some((address) => address.startsWith(section)),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Where one may go beside that, by name. */
export function furtherPagesFor(viewer: Viewer): Page[] {
  return furtherPages.filter(({ may = anyone }) => may(viewer));
}
