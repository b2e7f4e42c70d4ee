import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useRef } from "react";

export interface Crumb {
  label: string;
  to: string;
  search?: Record<string, string>;
}

export interface PageTitle {
  title: string;
  crumbs: readonly Crumb[];
}

export const TitleContext = createContext<(title: PageTitle | null) => void>(() => {});

/** Names the page in the window's title and in the breadcrumbs: `useTitle(goal.title, [{ label: "Goals", to: "/goals" }])`. */
export function useTitle(title: string | undefined, crumbs: readonly Crumb[] = []): void {
  const tell = use(TitleContext);
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    if (!title) return;
    tell({ title, crumbs: JSON.parse(key) as Crumb[] });
    return () => tell(null);
  }, [title, key, tell]);
}

export interface PageHeadProps {
  title: string;
  /** What the window and the breadcrumbs call the page, where the title greets or says more. */
  name?: string;
  /** The one true sentence under the title. */
  lede?: ReactNode;
  /** What stands above the title: where this belongs. */
  above?: ReactNode;
  /** Buttons and switches at the end of the line. */
  children?: ReactNode;
  crumbs?: readonly Crumb[];
}

/** Title and first sentence of a page. The title takes the focus when the page is opened by a link. */
export function PageHead({ title, name = title, lede, above, children, crumbs }: PageHeadProps) {
  useTitle(name, crumbs);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page-head">
      <div className="grow">
        {above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lede && <p className="lede">{lede}</p>}
      </div>
      {children}
    </div>
  );
}

let arriving = false;

/** The app calls this when the address has changed; the next title drawn takes the focus. */
export function announceArrival(): void {
  arriving = true;
}

function takeArrival(): boolean {
  const taken = arriving;
  arriving = false;
  return taken;
}
