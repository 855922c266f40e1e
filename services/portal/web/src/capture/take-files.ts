import { mediumOfType, typeOfFile } from '@sanzhi/contracts';
import type { Session } from '../api/session.tsx';
import type { Said } from './model.ts';
import { lengthOf } from '../recording/length-of.ts';
import { withExif } from './exif.ts';
import { nudge } from './queue.ts';
import { newItem, place } from './recorder.ts';
import { TakeIn } from './take-in.ts';

/** A picture this page has just made. */
export const takePicture = async (session: Session, said: Said, picture: Blob, withPosition: boolean) => {
  const taken = await TakeIn.open(newItem(session, said, 'photo', 'image/jpeg'));
  const { id, startedAt } = taken.item;
  const placed = place(id, withPosition).catch(() => undefined);
  await taken.takeWhole(await withExif(picture, new Date(startedAt), id), { endedAt: startedAt });
  void placed.then(nudge);
};

/** A file of the device's own camera is copied in whole, so that it is here even when it is deleted there. */
export const takeFile = async (session: Session, said: Said, file: File) => {
  const seconds = await lengthOf(file);
  const ended = new Date(file.lastModified);
  const began = new Date(file.lastModified - seconds * 1000);
  const contentType = typeOfFile(file);
  const item = newItem(session, said, mediumOfType(contentType), contentType, began);
  const taken = await TakeIn.open({ ...item, source: 'file', fileName: file.name });
  await taken.takeWhole(file, { endedAt: ended.toISOString() });
};
