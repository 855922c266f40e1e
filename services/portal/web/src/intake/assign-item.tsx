import { evidenceApi, mediumOfType, type ItemView, type ReplyOf } from '@sanzhi/contracts';
import { Empty, Radio } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { activityNames, mediumNames, optionsOf } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { demanded } from '../ui/demanded.ts';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Loaded } from '../ui/loaded.tsx';
import { duration } from '../ui/time.ts';

type Suggestion = ReplyOf<typeof evidenceApi.suggestMatters>['items'][number];

const line = demanded('line');
const choice = demanded('choice');

/** Enough to be worth a word; from what on a word is demanded, the service says. */
const isClockOff = ({ clockOffsetMs }: ItemView) => Math.abs(clockOffsetMs) >= 60_000;
const clockNote = ({ clockOffsetMs }: ItemView): FieldSpec => {
  const off = duration(Math.abs(clockOffsetMs) / 1000);
  return line(
    'clockNote',
    `设备时钟${clockOffsetMs > 0 ? '快' : '慢'}了 ${off}，说明原因`,
    `The clock of the device was ${off} ${clockOffsetMs > 0 ? 'ahead' : 'behind'}: why`,
    { required: false },
  );
};

/** The matters that fit by officer and time, best first; a person confirms. */
export const AssignItem = ({ item, onDone }: { item: ItemView; onDone: () => void }) => {
  const t = useText();
  const [matter, setMatter] = useState<string>();
  const query = useRead(evidenceApi.suggestMatters, { id: item.id });
  return (
    <Loaded query={query}>
      {({ items }) => {
        if (!items.length)
          return (
            <Empty
              description={t(
                '没有时间和人员相符的案件。请先登记案件，或者核对设备佩戴人和时钟。',
                'No matter fits by officer and time. Open the matter first, or check device and clock.',
              )}
            />
          );
        const chosen = items.find((one) => one.matter === (matter ?? items[0]?.matter)) ?? items[0];
        return (
          <>
            <Choice items={items} chosen={chosen?.matter} onChoose={setMatter} name={`item-${item.id}`} />
            {chosen && <Confirm key={chosen.matter} item={item} suggestion={chosen} onDone={onDone} />}
          </>
        );
      }}
    </Loaded>
  );
};

interface ChoiceProps {
  name: string;
  items: Suggestion[];
  chosen: string | undefined;
  onChoose: (matter: string) => void;
}

const Choice = ({ name, items, chosen, onChoose }: ChoiceProps) => {
  const t = useText();
  return (
    <Radio.Group
      value={chosen}
      onChange={({ target }: { target: { value?: unknown } }) => onChoose(String(target.value))}
      className="suggestions"
      aria-label={t('建议归入的案件', 'Matters that fit')}
      data-testid={`${name}-suggestions`}
    >
      {items.map((one) => (
        <Radio key={one.matter} value={one.matter}>
          <span data-testid={`${name}-suggestion-${one.matter}`}>
            <strong>{one.reference}</strong> {one.cause}{' '}
            <span className="quiet">
              {t(`吻合度 ${one.score}`, `fits ${one.score}`)} ·{' '}
              {one.why.map((why) => t(why)).join(t('；', '; '))}
            </span>
          </span>
        </Radio>
      ))}
    </Radio.Group>
  );
};

interface ConfirmProps {
  item: ItemView;
  suggestion: Suggestion;
  onDone: () => void;
}

const Confirm = ({ item, suggestion, onDone }: ConfirmProps) => {
  const t = useText();
  const query = useRead(evidenceApi.getMatter, { id: suggestion.matter });
  return (
    <Loaded query={query}>
      {(matter) => (
        <EntryForm
          name={`item-${item.id}-assignment`}
          route={evidenceApi.assignItem}
          along={{
            id: item.id,
            matter: matter.id,
            ...(suggestion.slot === undefined ? {} : { slot: suggestion.slot }),
          }}
          ifMatch={item.version}
          fields={[
            line('title', '题名', 'Title'),
            choice('activity', '执法活动', 'Activity', { options: optionsOf(activityNames, t) }),
            choice('medium', '类型', 'Medium', { options: optionsOf(mediumNames, t) }),
            line('place', '地点', 'Place'),
            demanded('choices')('officers', '摄录人员', 'Officers', {
              options: matter.officers.map((one) => ({
                value: one.certificate,
                label: `${one.name}（${one.certificate}）`,
              })),
            }),
            ...(isClockOff(item) ? [clockNote(item)] : []),
          ]}
          initial={{
            title: item.fileName.replace(/\.[^.]+$/, ''),
            activity: suggestion.activity,
            medium: mediumOfType(item.contentType),
            place: matter.party.address,
            officers: matter.officers.map((one) => one.certificate).filter((one) => one === item.certificate),
          }}
          submit={{ zh: '确认归入本案', en: 'Confirm' }}
          onDone={onDone}
        />
      )}
    </Loaded>
  );
};
