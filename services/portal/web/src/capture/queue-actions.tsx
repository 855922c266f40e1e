import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../language.ts';
import { AmendForm } from './amend-form.tsx';
import { releaseBytes, removeItem } from './device-store.ts';
import { change, refresh } from './items.ts';
import { isUnannounced, unannounced, type FieldMatter, type Item, type Standing } from './model.ts';
import { nudge } from './queue.ts';
import { forgetSetBack } from './setting-back.ts';

interface QueueActionsProps {
  item: Item;
  standing: Standing;
  matters: readonly FieldMatter[];
  places: readonly string[];
}

/** As a new recording: the service knows the refused one and goes on knowing it. */
const handInAgain = async (item: Item) => {
  await change(item.id, ({ refusal, recording }) => ({
    refusal: undefined,
    ...((recording !== undefined || refusal?.code === 'idempotency.key-reused') && unannounced()),
  }));
  nudge();
};

const tryNow = ({ id }: Item) => {
  forgetSetBack(id);
  nudge();
};

const Discard = ({ item, onEnd }: { item: Item; onEnd: () => void }) => {
  const t = useText();
  const [reason, setReason] = useState('');
  const discard = async () => {
    const at = new Date().toISOString();
    await releaseBytes(item.id, { state: 'discarded', discarded: { reason: reason.trim(), at } });
    await refresh();
    nudge();
  };
  return (
    <form
      className="gap"
      onSubmit={(event) => {
        event.preventDefault();
        void discard();
      }}
    >
      <label htmlFor={`discard-${item.id}`}>
        {t(
          '弃用后文件从本机删除，无法找回；数字指纹、采集时间和理由将报告单位，记入案件和账本；应当全程记录的，按中断处理。理由：',
          'The bytes are deleted here for good. Digest, time and reason are told to the house and stay in the matter and the ledger; of what must be recorded whole it is a gap. Why:',
        )}
      </label>
      <Input
        id={`discard-${item.id}`}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={({ target }) => setReason(target.value)}
        data-testid={`captured-${item.id}-reason`}
      />
      <Button
        danger
        htmlType="submit"
        disabled={!reason.trim()}
        data-testid={`captured-${item.id}-discard-confirm`}
      >
        {t('确认弃用', 'Discard it')}
      </Button>
      <Button onClick={onEnd}>{t('再看看', 'Not yet')}</Button>
    </form>
  );
};

/** Given up, and either told or never more than nothing. */
const isClosed = ({ state, discarded, sha256 }: Item) =>
  state === 'discarded' && (discarded?.told === true || sha256 === undefined);

/** What can be done with an item where it stands. */
export const QueueActions = ({ item, standing, matters, places }: QueueActionsProps) => {
  const t = useText();
  const [open, setOpen] = useState<'amend' | 'discard'>();
  const id = `captured-${item.id}`;
  const refused = standing === 'refused';
  const setBack = standing === 'set-back';
  if (open === 'amend')
    return (
      <AmendForm
        item={item}
        matters={matters}
        places={places}
        onEnd={() => setOpen(undefined)}
        onDone={handInAgain}
      />
    );
  if (open === 'discard') return <Discard item={item} onEnd={() => setOpen(undefined)} />;
  return (
    <div className="actions">
      {(refused || isUnannounced(item)) && (
        <Button onClick={() => setOpen('amend')} data-testid={`${id}-amend`}>
          {t('补充或修改', 'Add or change')}
        </Button>
      )}
      {refused && (
        <Button onClick={() => void handInAgain(item)} data-testid={`${id}-again`}>
          {t('重新上报', 'Hand in again')}
        </Button>
      )}
      {setBack && (
        <Button onClick={() => tryNow(item)} data-testid={`${id}-try`}>
          {t('现在再试', 'Try now')}
        </Button>
      )}
      {(refused || setBack || isUnannounced(item)) && (
        <Button onClick={() => setOpen('discard')} data-testid={`${id}-discard`}>
          {t('弃用', 'Discard')}
        </Button>
      )}
      {item.recording && item.said.matter && (
        <Link className="as-button" to={`/matters/${item.said.matter}/recordings`}>
          {item.late ? t('迟交，去说明原因', 'Late: say why') : t('在案件中查看', 'See it in the matter')}
        </Link>
      )}
      {isClosed(item) && (
        <Button onClick={() => void removeItem(item.id).then(refresh)} data-testid={`${id}-clear`}>
          {t('移出列表', 'Clear')}
        </Button>
      )}
      {standing === 'sealed' && (
        <>
          <Link
            className="as-button"
            to={`/receipts/${item.said.matter}/recording/${item.recording}`}
            data-testid={`${id}-receipt`}
          >
            {t('存证回执', 'Receipt')}
          </Link>
          <Button onClick={() => void removeItem(item.id).then(refresh)} data-testid={`${id}-clear`}>
            {t('移出列表', 'Clear')}
          </Button>
        </>
      )}
    </div>
  );
};
