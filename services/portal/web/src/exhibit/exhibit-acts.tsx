import { evidenceApi, type ExhibitView, type Route } from '@sanzhi/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../api/session.tsx';
import { useText, type Words } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec, Option, Values } from '../ui/field-spec.ts';
import {
  approvalFields,
  confirmFields,
  disposalFields,
  moveFields,
  outcomeFields,
  photoFields,
  sealFields,
  unsealFields,
} from './exhibit-fields.ts';
import { asLines } from './lines-of.ts';

interface Act {
  name: string;
  route: Route;
  words: Words;
  fields: readonly FieldSpec[];
  /** Whether it can be done as the thing stands. */
  now: boolean;
  shape?: (values: Values) => Values;
}

const withPhotos = (values: Values): Values => ({ photos: [], ...values });

const actsFor = (
  { state, seals, preservation, disposal }: ExhibitView,
  pictures: readonly Option[],
  t: ReturnType<typeof useText>,
): Act[] => {
  const here = state === 'held' || state === 'to-return';
  const { photographExhibit, sealExhibit, breakSeal, moveExhibit } = evidenceApi;
  return [
    {
      name: 'photo',
      route: photographExhibit,
      words: { zh: '拍照登记', en: 'Photographs' },
      fields: photoFields(pictures),
      now: here,
    },
    {
      name: 'seal',
      route: sealExhibit,
      words: { zh: '加封', en: 'Seal' },
      fields: sealFields(pictures),
      now: here,
      shape: (values) => withPhotos(asLines('seals', 'people')(values)),
    },
    {
      name: 'unseal',
      route: breakSeal,
      words: { zh: '启封', en: 'Break a seal' },
      fields: unsealFields(pictures),
      now: here && seals.length > 0,
      shape: asLines('seals', 'people'),
    },
    {
      name: 'move',
      route: moveExhibit,
      words: { zh: '移交保管', en: 'Move' },
      fields: moveFields(pictures),
      now: here,
      shape: withPhotos,
    },
    {
      name: 'approve',
      route: evidenceApi.approvePreservation,
      words: { zh: '审批先行登记保存', en: 'Decide on the preservation' },
      fields: approvalFields,
      now: preservation !== undefined && !preservation.approval,
    },
    {
      name: 'outcome',
      route: evidenceApi.decidePreservation,
      words: { zh: '作出处理决定', en: 'Decide what becomes of it' },
      fields: outcomeFields(t),
      now: preservation?.approval?.approved === true && !preservation.outcome && !preservation.lapsedAt,
    },
    {
      name: 'dispose',
      route: evidenceApi.proposeExhibitDisposal,
      words: { zh: '提出处置', en: 'Propose a disposal' },
      fields: disposalFields(t),
      now: here && !disposal,
    },
    {
      name: 'confirm',
      route: evidenceApi.confirmExhibitDisposal,
      words: { zh: '确认处置', en: 'Confirm the disposal' },
      fields: confirmFields(pictures),
      now: disposal !== undefined && !disposal.confirmedBy,
      shape: (values) => withPhotos(asLines('people')(values)),
    },
  ];
};

interface ExhibitActsProps {
  exhibit: ExhibitView;
  pictures: readonly Option[];
}

/** What this person can do with the thing as it stands, one form at a time. */
export const ExhibitActs = ({ exhibit, pictures }: ExhibitActsProps) => {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const { id, version } = exhibit;
  const acts = actsFor(exhibit, pictures, t).filter(({ route, now }) => now && may(route));
  const chosen = acts.find(({ name }) => name === open);
  if (!acts.length) return null;
  return (
    <>
      <div className="actions">
        {acts.map(({ name, words }) => (
          <Button
            key={name}
            size="small"
            type={name === open ? 'primary' : 'default'}
            aria-expanded={name === open}
            onClick={() => setOpen(name === open ? undefined : name)}
            data-testid={`exhibit-${id}-${name}`}
          >
            {t(words)}
          </Button>
        ))}
      </div>
      {chosen && (
        <EntryForm
          key={chosen.name}
          name={`exhibit-${id}-${chosen.name}-form`}
          route={chosen.route}
          along={{ id }}
          ifMatch={version}
          fields={chosen.fields}
          shape={chosen.shape}
          submit={chosen.words}
          onDone={() => setOpen(undefined)}
        />
      )}
    </>
  );
};
