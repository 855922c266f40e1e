import { evidenceApi } from '@sanzhi/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Section } from '../ui/page.tsx';
import { dateOf } from '../ui/time.ts';
import { spanOf } from './day.ts';
import { MatterOf } from './matter-of.tsx';

/** Slots of any day whose film is missing, until that is approved: the way to each. */
export const Missed = () => {
  const t = useText();
  const allowed = useMay()(evidenceApi.missedSlots);
  const { data } = useRead(evidenceApi.missedSlots, {}, { enabled: allowed, every: 15_000 });
  if (!data?.items.length) return null;
  return (
    <Section testid="missed-slots" title={t('缺录像的时段', 'Slots without a film')}>
      <ul className="plain-list">
        {data.items.map((slot) => (
          <li key={slot.id} data-testid={`missed-${slot.id}`}>
            <Link to={`?day=${dateOf(slot.from)}`}>
              {dateOf(slot.from)} {spanOf(slot)} {slot.roomName}
            </Link>{' '}
            <MatterOf id={slot.matter} />{' '}
            <span className="quiet">
              {slot.missing?.reason ? t('待批准', 'to be approved') : t('待说明', 'to be explained')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
