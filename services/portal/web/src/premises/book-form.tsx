import { evidenceApi } from '@sanzhi/contracts';
import { Alert, Form } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named, optionsOf } from '../names.ts';
import { demanded } from '../ui/demanded.ts';
import { FoldForm } from '../ui/fold-form.tsx';
import type { FieldSpec, Values } from '../ui/field-spec.ts';
import { dateOf, instantOf } from '../ui/time.ts';
import { inTheWay, spanOf, type Room } from './day.ts';
import { MatterOf } from './matter-of.tsx';
import { slotPurposes } from './names.ts';

const time = demanded('time');

/** The matters one carries to choose from; the window, which has no list of them, finds one by what names it. */
const useMatterField = (): FieldSpec => {
  const may = useMay();
  const { roles } = useSession();
  const t = useText();
  const [named, setNamed] = useState('');
  const listed = may(evidenceApi.listMatters);
  const mine = roles.includes('handler') ? 'true' : undefined;
  const carried = useRead(evidenceApi.listMatters, { mine, limit: 100 }, { enabled: listed });
  const enough = named.trim().length >= 2;
  const found = useRead(evidenceApi.findMatters, { named }, { enabled: !listed && enough });
  const field = demanded('choice');
  if (listed)
    return field('matter', '案件', 'Matter', {
      options: (carried.data?.items ?? []).map(({ id, reference, partyName, cause }) => ({
        value: id,
        label: `${reference} ${partyName} ${cause}`,
      })),
    });
  return field('matter', '案件', 'Matter', {
    hint: {
      zh: '输入案件编号、当事人名称或者统一社会信用代码查找，至少两个字',
      en: 'Type two characters or more of the matter number, the party’s name or its credit code',
    },
    search: setNamed,
    options: (found.data?.items ?? []).map(({ id, reference, partyName, stateName }) => ({
      value: id,
      label: `${reference} ${partyName}（${t(stateName)}）`,
    })),
  });
};

/** 预订时段: whoever carries the matter, or presides its hearing. */
export const BookForm = ({ room, day }: { room: Room; day: string }) => {
  const t = useText();
  const matter = useMatterField();
  return (
    <FoldForm
      name={`book-${room.id}`}
      title={{ zh: '预订时段', en: 'Book a slot' }}
      route={evidenceApi.bookSlot}
      along={{ id: room.id }}
      fields={[
        time('from', '开始', 'From'),
        time('to', '结束', 'To', {
          hint: { zh: '须在同一天之内', en: 'Within the same day' },
          check: (to, { from }) =>
            typeof from === 'string' && to <= from
              ? { zh: '结束时间须晚于开始时间', en: 'It ends after it begins' }
              : undefined,
        }),
        matter,
        demanded('choice')('purpose', '用途', 'Purpose', { options: optionsOf(slotPurposes, t) }),
      ]}
      initial={{ from: `${day}T09:00`, to: `${day}T10:00`, purpose: room.kind }}
      submit={{ zh: '预订', en: 'Book' }}
    >
      <Taken room={room.id} />
    </FoldForm>
  );
};

/** Said while the times are being chosen: what is there already, and who has it. */
const Taken = ({ room }: { room: string }) => {
  const t = useText();
  const values = Form.useWatch((all: Values) => all, Form.useFormInstance()) ?? {};
  const [from, to] = [instantOf(values['from'] as string), instantOf(values['to'] as string)];
  const day = from && dateOf(from);
  const { data } = useRead(evidenceApi.listSlots, { id: room, day: day ?? '' }, { enabled: Boolean(day) });
  const others = inTheWay(data?.items ?? [], from, to);
  if (!others.length) return null;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid={`book-${room}-taken`}
      title={t('所选时间已有预订，请另选时段或者场所', 'The room is taken then; choose another time or room')}
      description={
        <ul className="plain-list">
          {others.map((slot) => (
            <li key={slot.id}>
              {spanOf(slot)} {t(named(slotPurposes, slot.purpose))} {t('预订人', 'booked by')} {slot.by.name}{' '}
              <MatterOf id={slot.matter} />
            </li>
          ))}
        </ul>
      }
    />
  );
};
