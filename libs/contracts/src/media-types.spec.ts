import { expect, it } from '@jest/globals';
import { mediaTypeOf, mediumOfType, typeOfFile } from './media-types.ts';

it.each([
  ['DSJ0001.MTS', 'video/mp2t', 'video'],
  ['a.b/录像.mkv', 'video/x-matroska', 'video'],
  ['谈话.amr', 'audio/amr', 'audio'],
  ['IMG_0001.HEIC', 'image/heic', 'photo'],
])('names %s where the device does not', (name, type, medium) => {
  expect(mediaTypeOf(name)).toBe(type);
  expect(typeOfFile({ name, type: '' })).toBe(type);
  expect(mediumOfType(type)).toBe(medium);
});

it('believes the device where it names a medium, and nobody where nobody knows', () => {
  expect(typeOfFile({ name: '录音.3gp', type: 'audio/3gpp' })).toBe('audio/3gpp');
  expect(typeOfFile({ name: 'film.ts', type: 'text/texmacs' })).toBe('video/mp2t');
  expect(typeOfFile({ name: 'constructor', type: '' })).toBe('application/octet-stream');
  expect(mediaTypeOf('a.constructor')).toBeUndefined();
});
