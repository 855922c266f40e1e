import type { Person } from '@sanzhi/contracts';
import { absent, DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import type { Change, Exhibit, Now, Photo } from '../domain/exhibit.ts';
import type { Caller, Cases, Exhibits, Kept } from './ports.ts';

const thing = { zh: '物证', en: 'exhibit' };
const tries = 5;

export const personOf = ({ subject, name, certificate }: Caller): Person =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

/** Another agency's thing is not there (law 9). */
export const exhibitOf = async (
  exhibits: Exhibits,
  id: string,
  { agency }: { agency: string },
): Promise<Kept> => {
  const kept = await exhibits.get(id);
  if (!kept || kept.agency !== agency) throw absent(thing, id);
  return kept;
};

/** Photos are sealed recordings of the same matter; what is not yet sealed is named. */
export const photosOf = async (
  cases: Cases,
  matter: string,
  ids: readonly string[],
  who: Caller,
): Promise<Photo[]> => {
  const found = await cases.sealed(matter, ids, who);
  const missing = ids.filter((id) => !found.some((one) => one.id === id));
  if (missing.length > 0)
    throw new DomainError(
      'exhibit.photo-not-sealed',
      {
        zh: `${missing.join('、')}不是本案已封存的音像记录：请先上传到本案并等待封存`,
        en: `${missing.join(', ')}: no sealed recording of this matter; upload it to the matter and wait for the seal`,
      },
      { kind: 'invalid', field: 'photos' },
    );
  return ids.flatMap((id) => {
    const one = found.find((recording) => recording.id === id);
    return one ? [{ recording: one.id, title: one.title, sha256: one.sha256 }] : [];
  });
};

export interface Rooms {
  exhibits: Exhibits;
  cases: Cases;
  clock: Clock;
}

/** One command on one thing by someone who may, judged anew when somebody else wrote in between. */
export const changeExhibit = async (
  { exhibits, cases, clock }: Rooms,
  {
    id,
    who,
    roles,
    photos = [],
  }: { id: string; who: Caller; roles: readonly string[]; photos?: readonly string[] },
  change: (exhibit: Exhibit, now: Now, photos: Photo[]) => Change,
  left = tries,
): Promise<Receipt> => {
  const kept = await exhibitOf(exhibits, id, who);
  await assertMay(cases, kept.state.matter, who, roles);
  const shown = await photosOf(cases, kept.state.matter, photos, who);
  try {
    return await exhibits.save(kept, change(kept.state, { now: clock.now(), by: personOf(who) }, shown));
  } catch (error) {
    const stale = error instanceof DomainError && error.detail.kind === 'stale';
    if (!stale || left <= 1) throw error;
    return changeExhibit({ exhibits, cases, clock }, { id, who, roles, photos }, change, left - 1);
  }
};

/** The archivist keeps things of every matter and stands on no side of any. */
const assertMay = async (
  cases: Cases,
  matter: string,
  who: Caller,
  roles: readonly string[],
): Promise<void> => {
  if (roles.includes('archivist') && who.roles.includes('archivist')) await cases.read(matter, who);
  else
    await cases.forRole(
      matter,
      who,
      roles.filter((role) => role !== 'archivist'),
    );
};
