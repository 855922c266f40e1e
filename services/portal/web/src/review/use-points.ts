import { useEffect, useState } from 'react';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** j and k go between points, 1 2 3 give the result of the one in hand; not while somebody types. */
export const usePoints = (count: number, onResult: (point: number, result: number) => void) => {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const radio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
      if (typing(event.target) && !radio) return;
      if (event.key === 'j') setCurrent((at) => Math.min(count - 1, at + 1));
      else if (event.key === 'k') setCurrent((at) => Math.max(0, at - 1));
      else if (/^[123]$/.test(event.key)) onResult(current, Number(event.key) - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [count, current, onResult]);
  return { current, setCurrent };
};
