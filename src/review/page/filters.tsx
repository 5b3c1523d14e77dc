import { useEffect, useState } from 'preact/hooks';
import type { ListQuery, ListState, ShownFile } from '../wire.js';

const STATES: Readonly<Record<ListState, string>> = {
  left: 'left to check',
  changed: 'changed by corrections',
  skipped: 'skipped',
  reviewed: 'reviewed',
  accept: 'sure enough',
  found: 'with a value',
  absent: 'without a value',
  all: 'all',
};
const CONFIDENCES = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99];

interface FiltersProps {
  readonly file: ShownFile;
  readonly query: ListQuery;
  readonly onChange: (change: Partial<Record<keyof ListQuery, unknown>>) => void;
}

/** What the list shows, and in which order. */
export function Filters({ file, query, onChange }: FiltersProps) {
  return (
    <form id="filters" class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Rows"
        value={query.by}
        choices={[
          ['product', 'by product'],
          ['field', 'by field'],
          ['value', 'value by value'],
        ]}
        onChange={(by) => onChange({ by })}
      />
      <Choice
        label="Show"
        value={query.state}
        choices={Object.entries(STATES)}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label="Field"
        value={query.field ?? ''}
        choices={[['', 'all'], ...file.fields.map(({ code, label }) => [code, label] as const)]}
        onChange={(field) => onChange({ field: field || undefined })}
      />
      <Choice
        label="Confidence"
        value={String(query.confidence ?? '')}
        choices={[['', 'any'], ...CONFIDENCES.map((most) => [String(most), `up to ${most * 100} %`] as const)]}
        onChange={(most) => onChange({ confidence: most === '' ? undefined : Number(most) })}
      />
      {file.hasDecisions && (
        <Choice
          label="Decision"
          value={query.decision ?? ''}
          choices={[
            ['', 'any'],
            ['check', 'to check'],
            ['accept', 'sure enough'],
          ]}
          onChange={(decision) => onChange({ decision: decision || undefined })}
        />
      )}
      {file.suppliers.length > 0 && (
        <Choice
          label="Supplier"
          value={query.supplier ?? ''}
          choices={[['', 'all'], ...file.suppliers.map((name) => [name, name] as const)]}
          onChange={(supplier) => onChange({ supplier: supplier || undefined })}
        />
      )}
      <Search words={query.search ?? ''} onChange={(search) => onChange({ search })} />
    </form>
  );
}

interface SearchProps {
  readonly words: string;
  readonly onChange: (words: string | undefined) => void;
}

/** What is typed stays while lists come in, and counts with Enter. */
function Search({ words, onChange }: SearchProps) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  return (
    <label>
      <span>Search</span>
      <input
        id="search"
        type="search"
        aria-label="Search"
        value={typed}
        placeholder="words of the text"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim() || undefined)}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
