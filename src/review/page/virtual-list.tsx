import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Pixels: browsers lay out no higher elements. */
const HIGHEST = 8_000_000;
/** Rows beyond what is seen. */
const BEYOND = 4;

interface VirtualListProps {
  readonly label: string;
  readonly total: number;
  /** Pixels of a row. */
  readonly height: number;
  readonly current: number;
  readonly row: (index: number) => ComponentChildren;
  readonly onSeen: (from: number, to: number) => void;
  readonly onChoose: (index: number) => void;
}

/** A list of any length of which only what is seen is there; its rows are used again as it moves. */
export function VirtualList({ label, total, height, current, row, onSeen, onChoose }: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, room: 600 });
  const whole = total * height;
  const shown = Math.min(whole, HIGHEST);
  // Where all rows would be higher than a browser allows, the way of the bar stands for a longer one.
  const scale = shown > seen.room ? (whole - seen.room) / (shown - seen.room) : 1;
  const offset = seen.top * scale;
  const first = Math.max(0, Math.floor(offset / height) - BEYOND);
  const count = Math.min(total, Math.ceil(seen.room / height) + 2 * BEYOND + 1);
  const from = Math.max(0, Math.min(first, total - count));

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setSeen({ top: element.scrollTop, room: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => onSeen(from, from + count), [from, count, total, onSeen]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || current < 0) return;
    const place = current * height;
    const now = element.scrollTop * scale;
    if (place < now) element.scrollTop = place / scale;
    else if (place + height > now + element.clientHeight)
      element.scrollTop = (place + height - element.clientHeight) / scale;
  }, [current, total]);

  const places = Array.from({ length: count }, (_, slot) => {
    // The same element shows row 3, then row 23: nothing is made or thrown away on the way.
    const index = from + ((slot - (from % count) + count) % count);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page move through the list
      <div
        key={slot}
        id={`row-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === current}
        aria-setsize={total}
        aria-posinset={index + 1}
        class="row"
        style={{ transform: `translateY(${index * height - offset + seen.top}px)`, height: `${height}px` }}
        onClick={() => onChoose(index)}
      >
        {row(index)}
      </div>
    );
  });
  return (
    <div
      ref={box}
      class="rows"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={current >= from && current < from + count ? `row-${current}` : undefined}
      onScroll={({ currentTarget }) => setSeen({ top: currentTarget.scrollTop, room: currentTarget.clientHeight })}
    >
      <div role="presentation" class="all-rows" style={{ height: `${shown}px` }}>
        {places}
      </div>
    </div>
  );
}
