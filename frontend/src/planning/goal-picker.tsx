import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/graphql";
import { ComboBox } from "../ui/combo-box";
import type { FieldFrame } from "../ui/field";
import { levelWords } from "./goal-words";

const goalSearchQuery = graphql(`
  query GoalSearch($where: GoalFilter) {
    goals(first: 20, where: $where, order: TITLE) {
      nodes { id title level state owner { name } }
    }
  }
`);

export interface GoalOption {
  id: string;
  title: string;
  note?: string;
}

export interface GoalPickerProps extends FieldFrame {
  value: GoalOption | null;
  onChange: (goal: GoalOption | null) => void;
  /** Not itself. */
  exceptId?: string;
  periodId?: string;
  placeholder?: string;
}

/** One goal, found by words of its title; goals that are over are left out. */
export function GoalPicker({ value, onChange, exceptId, periodId, ...frame }: GoalPickerProps) {
  const [text, setText] = useState(value?.title ?? "");
  // A goal that is chosen from outside, by the page it was opened from, is written into the field too.
  const given = value?.title ?? "";
  useEffect(() => setText(given), [given]);
  const { goals, failed } = useGoals(text === value?.title ? "" : text, periodId);
  const others = goals.filter(({ id }) => id !== exceptId);
  const options = value && !others.some(({ id }) => id === value.id) ? [...others, value] : others;
  return (
    <ComboBox
      {...frame}
      placeholder={frame.placeholder ?? "Search goals"}
      options={options.map(({ id, title, note }) => ({ id, label: title, note }))}
      value={value?.id ?? null}
      text={text}
      onTextChange={setText}
      emptyText={failed ? "Goals could not be searched. Type again to retry." : "No goal by these words."}
      onChange={(id) => {
        const goal = options.find((one) => one.id === id) ?? null;
        onChange(goal);
        setText(goal?.title ?? "");
      }}
    />
  );
}

function useGoals(search: string, periodId: string | undefined) {
  const client = useClient();
  const [result, setResult] = useState<{ goals: GoalOption[]; failed: boolean }>({ goals: [], failed: false });
  useEffect(() => {
    let late = false;
    const timer = setTimeout(async () => {
      const state = ["DRAFT", "PROPOSED", "ACTIVE", "PAUSED"] as const;
      const where = { scope: "COMPANY" as const, periodId, state: [...state], search: search.trim() || undefined };
      const { data, error } = await client.query(goalSearchQuery, { where }).toPromise();
      if (late) return;
      const found = data?.goals.nodes ?? [];
      const goals = found.map(({ id, title, level, owner }) => ({
        id,
        title,
        note: [owner?.name, levelWords[level].toLowerCase()].filter(Boolean).join(", "),
      }));
      setResult({ goals, failed: error !== undefined });
    }, 150);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [client, search, periodId]);
  return result;
}
