import { activityNames, procedures, type Activity } from '@sanzhi/statute';
import { useEffect, useState } from 'react';
import { recall, remember, type Remembered } from './device-store.ts';
import type { FieldMatter, Medium, Said } from './model.ts';

export type Setting = Remembered['setting'];

const empty: Setting = { officers: [], place: '' };
const mostPlaces = 8;

/** What the procedure asks to be recorded in the matter's present state, first; the rooms' cameras run in every state. */
export const activitiesOf = (matter: FieldMatter | undefined): Activity[] =>
  matter
    ? [
        ...(procedures[matter.kind as keyof typeof procedures].states[matter.state]?.recording.activities ??
          []),
      ]
    : [];

/** Brings the choice in line with the matter: an activity of its state, officers of its own. */
export const fitting = (setting: Setting, matter: FieldMatter | undefined, own?: string): Setting => {
  if (!matter) return setting;
  const activities = activitiesOf(matter);
  const kept = setting.officers.filter((one) => matter.officers.some((o) => o.certificate === one));
  const self = matter.officers.filter((o) => o.certificate === own).map((o) => o.certificate);
  return {
    ...setting,
    activity: activities.find((one) => one === setting.activity) ?? activities[0],
    officers: kept.length ? kept : self,
  };
};

const words: Record<Medium, string> = { video: '录像', audio: '录音', photo: '照片' };

/** The title is part of the official record and so Chinese; the officer may change it before it is announced. */
export const saidOf = ({ matter, activity, officers, place }: Setting, medium: Medium): Said => ({
  matter,
  activity,
  officers,
  place: place.trim(),
  title: `${activity ? activityNames[activity as Activity].zh : '现场'}${words[medium]}`,
});

/** The last choice of this device. */
export const useSetting = () => {
  const [setting, setSetting] = useState<Setting>();
  const [places, setPlaces] = useState<string[]>([]);
  const [position, setPosition] = useState(false);
  useEffect(() => {
    void recall('setting').then(
      (kept) => setSetting(kept ?? empty),
      () => setSetting(empty),
    );
    void recall('places').then((kept) => setPlaces(kept ?? []));
    void recall('position').then((kept) => setPosition(kept ?? false));
  }, []);
  return {
    setting,
    places,
    position,
    change: (next: Setting) => {
      setSetting(next);
      void remember('setting', next);
    },
    usePosition: (wanted: boolean) => {
      setPosition(wanted);
      void remember('position', wanted);
    },
    /** A place where something was captured is offered again. */
    keepPlace: () => {
      const place = setting?.place.trim();
      if (!place) return;
      const next = [place, ...places.filter((one) => one !== place)].slice(0, mostPlaces);
      setPlaces(next);
      void remember('places', next);
    },
  };
};
