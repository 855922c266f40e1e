import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../language.ts';
import { timeOf } from '../ui/time.ts';
import { change } from './items.ts';
import type { Gap, Item } from './model.ts';
import { nudge } from './queue.ts';

const usual = ['来电或者系统占用', '设备故障', '电量不足', '当事人阻挠'];

const OneGap = ({ item, gap }: { item: Item; gap: Gap }) => {
  const t = useText();
  const [reason, setReason] = useState('');
  const save = async () => {
    await change(item.id, ({ gaps }) => ({
      gaps: gaps.map((one) => (one.id === gap.id ? { ...one, reason: reason.trim() } : one)),
    }));
    nudge();
  };
  const list = `usual-${gap.id}`;
  return (
    <form
      className="gap"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void save();
      }}
    >
      <label htmlFor={gap.id}>
        {t(`${timeOf(gap.from)} 起画面或声音中断，原因：`, `Interrupted at ${timeOf(gap.from)}; why:`)}
      </label>
      <Input
        id={gap.id}
        list={list}
        value={reason}
        maxLength={200}
        onChange={({ target }) => setReason(target.value)}
        data-testid={`captured-${item.id}-gap`}
      />
      <datalist id={list}>
        {usual.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button htmlType="submit" disabled={!reason.trim()}>
        {t('说明', 'Say so')}
      </Button>
    </form>
  );
};

/** 中断原因: each hole wants a reason; it is told to the service with the marks. */
export const GapReasons = ({ item }: { item: Item }) => {
  const t = useText();
  return (
    <>
      {item.gaps.map((gap) =>
        gap.reason ? (
          <p key={gap.id} className="quiet">
            {t('中断：', 'Interrupted: ')}
            {timeOf(gap.from)} {gap.reason}
          </p>
        ) : (
          <OneGap key={gap.id} item={item} gap={gap} />
        ),
      )}
    </>
  );
};
