import { expect, it } from '@jest/globals';
import { wholeElements } from './whole-elements.ts';

const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const block = (length: number) => [
  0xa3,
  0x40 | (length >> 8),
  length & 0xff,
  ...Array<number>(length).fill(7),
];
/** As browsers write it while recording: segment and clusters of unknown size. */
const webm = [
  [0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4],
  [0x18, 0x53, 0x80, 0x67, ...unknown],
  [0x16, 0x54, 0xae, 0x6b, 0x83, 5, 5, 5],
  [0x1f, 0x43, 0xb6, 0x75, ...unknown],
  [0xe7, 0x81, 0],
  block(300),
  block(5),
  [0x1f, 0x43, 0xb6, 0x75, ...unknown],
  block(9),
];
const box = (name: string, length: number) => {
  const bytes = new Uint8Array(8 + length);
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(new TextEncoder().encode(name), 4);
  return [...bytes];
};
const mp4 = [box('ftyp', 12), box('moov', 200), box('moof', 40), box('mdat', 500)];

it.each([
  ['video/webm', webm],
  ['video/mp4', mp4],
])('%s cut anywhere ends where an element ended', (contentType, elements) => {
  const all = new Uint8Array(elements.flat());
  const ends = elements.map((_, n) => elements.slice(0, n + 1).flat().length);
  for (let cut = 1; cut <= all.length; cut += 1) {
    const last = Math.max(0, ...ends.filter((end) => end <= cut));
    expect(wholeElements(all.subarray(0, cut), contentType)).toBe(last);
  }
});

it('goes on from where an element ended as it did from the beginning', () => {
  const behind = new Uint8Array(webm.slice(5).flat());
  expect(wholeElements(behind, 'video/webm')).toBe(behind.length);
});

it('keeps what it cannot read', () => {
  const strange = new Uint8Array([0, 0, 0, 3, 4, 5, 6, 7, 8, 9]);
  for (const type of ['video/webm', 'video/mp4', 'image/jpeg']) expect(wholeElements(strange, type)).toBe(10);
  const endless = new Uint8Array([...box('mdat', 9 * 1024 ** 2)].slice(0, -1));
  expect(wholeElements(endless, 'video/mp4')).toBe(endless.length);
});
