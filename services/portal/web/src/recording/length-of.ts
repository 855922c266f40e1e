import { typeOfFile } from '@sanzhi/contracts';

const patience = 2_000;

/** How long a recording runs, in seconds, as far as this browser can read it. */
export const lengthOf = (file: File): Promise<number> => {
  if (!/^(video|audio)\//.test(typeOfFile(file))) return Promise.resolve(0);
  const url = URL.createObjectURL(file);
  const player = document.createElement('video');
  return new Promise<number>((resolve) => {
    setTimeout(() => resolve(0), patience);
    player.onerror = () => resolve(0);
    player.onloadedmetadata = () => resolve(Number.isFinite(player.duration) ? player.duration : 0);
    player.preload = 'metadata';
    player.src = url;
  }).finally(() => URL.revokeObjectURL(url));
};
