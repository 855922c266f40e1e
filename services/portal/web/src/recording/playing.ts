import { useEffect, useRef, useState } from 'react';
import { previewOf } from '../custody/use-access.ts';

const most = 3;
const pauseMs = 1_000;
/** An access opens its content for ten minutes; a little before, a further look is written down first. */
const freshMs = 9.5 * 60_000;

/**
 * A watermarked preview is made while it is watched: it has no length and cannot be wound. Going to a second asks
 * for it anew from there; so does a stream that broke off before the end.
 */
export const usePlaying = (access: string, length: number | undefined, again: () => void, start = 0) => {
  const player = useRef<HTMLVideoElement>(null);
  const [from, setFrom] = useState(start);
  const [turn, setTurn] = useState(0);
  const [at, setAt] = useState(start);
  const [broken, setBroken] = useState(false);
  const opened = useRef(Date.now());
  const tries = useRef(0);
  const later = useRef<number>(undefined);
  useEffect(() => {
    opened.current = Date.now();
  }, [access]);
  useEffect(() => () => clearTimeout(later.current), []);
  const go = (seconds: number) => {
    clearTimeout(later.current);
    setBroken(false);
    setFrom(seconds);
    setAt(seconds);
    setTurn((count) => count + 1);
    if (Date.now() - opened.current > freshMs) again();
  };
  const onTimeUpdate = () => {
    tries.current = 0;
    setAt(from + (player.current?.currentTime ?? 0));
  };
  const brokeOff = () => {
    const done = length !== undefined && at >= length - 1.5;
    if (done) return;
    tries.current += 1;
    if (tries.current > most) setBroken(true);
    else later.current = window.setTimeout(() => go(at), pauseMs * tries.current);
  };
  const onEnded = () => {
    if (length !== undefined && at < length - 3) brokeOff();
  };
  return {
    at,
    go,
    broken,
    key: `${access}-${turn}`,
    media: { ref: player, src: previewOf(access, from), onTimeUpdate, onError: brokeOff, onEnded },
  };
};
