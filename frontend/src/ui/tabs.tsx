import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

export interface TabItem {
  id: string;
  label: ReactNode;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value?: string;
  onChange?: (id: string) => void;
}

/** Views of one thing on one page; views with addresses of their own take `LinkTabs`. */
export function Tabs({ label, items, value, onChange }: TabsProps) {
  return (
    <AriaTabs selectedKey={value} onSelectionChange={(key) => onChange?.(String(key))} className="stack">
      <TabList aria-label={label} className="segmented">
        {items.map(({ id, label: words, count }) => (
          <Tab key={id} id={id} className="segment">
            {words}
            {count !== undefined && <span className="segment-count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
