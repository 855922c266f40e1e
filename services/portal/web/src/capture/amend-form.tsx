import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { toleranceMs } from './clock.ts';
import { change } from './items.ts';
import type { FieldMatter, Item } from './model.ts';
import { SettingFields } from './setting-fields.tsx';
import { fitting } from './use-setting.ts';

interface AmendFormProps {
  item: Item;
  matters: readonly FieldMatter[];
  places: readonly string[];
  onEnd: () => void;
  onDone: (item: Item) => Promise<void>;
}

/** What is said of a capture can be put right until the service has taken it; its bytes and times cannot. */
export const AmendForm = ({ item, matters, places, onEnd, onDone }: AmendFormProps) => {
  const t = useText();
  const { certificate } = useSession();
  const [said, setSaid] = useState(item.said);
  const matter = matters.find(({ id }) => id === said.matter);
  const fitted = { ...said, ...fitting(said, matter, certificate) };
  const clockOff = item.clock !== undefined && Math.abs(item.clock.offsetMs) > toleranceMs;
  const save = async () => {
    const next = await change(item.id, { said: fitted });
    if (next) await onDone(next);
    onEnd();
  };
  return (
    <form
      className="amend"
      data-testid={`captured-${item.id}-amend-form`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="asked">
        <label htmlFor={`title-${item.id}`}>{t('题名', 'Title')}</label>
        <Input
          id={`title-${item.id}`}
          value={said.title}
          maxLength={200}
          required
          onChange={({ target }) => setSaid({ ...fitted, title: target.value })}
          data-testid="amend-title"
        />
      </div>
      <SettingFields
        testid="amend"
        value={fitted}
        onChange={(next) => setSaid({ ...fitted, ...next })}
        matters={matters}
        places={places}
        own={certificate}
      />
      {(clockOff || said.clockNote !== undefined || item.refusal?.code.includes('clock')) && (
        <div className="asked">
          <label htmlFor={`clock-${item.id}`}>{t('时钟偏差说明', 'Why the clock is off')}</label>
          <Input
            id={`clock-${item.id}`}
            value={said.clockNote ?? ''}
            maxLength={200}
            onChange={({ target }) => setSaid({ ...fitted, clockNote: target.value })}
            data-testid="amend-clock"
          />
        </div>
      )}
      <div className="actions">
        <Button type="primary" htmlType="submit" data-testid="amend-submit">
          {item.refusal ? t('保存并重新上报', 'Save and hand in again') : t('保存', 'Save')}
        </Button>
        <Button onClick={onEnd}>{t('取消', 'Cancel')}</Button>
      </div>
    </form>
  );
};
