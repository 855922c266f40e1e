import { evidenceApi, type ReplyOf } from '@sanzhi/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useText } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Facts } from '../ui/grid.tsx';
import { timeOf } from '../ui/time.ts';

type Token = ReplyOf<typeof evidenceApi.shareLink>;

interface ShareTokenProps {
  id: string;
  /** One was taken before; another ends it. */
  issued: boolean;
  recipient: string;
}

/** Where the recipient fetches the record: told once, to who recorded the share, and kept nowhere. */
export const ShareToken = ({ id, issued, recipient }: ShareTokenProps) => {
  const [token, setToken] = useState<Token>();
  const again = { zh: '重新领取凭证', en: 'Take another token' };
  return (
    <>
      <ActButton
        name={`share-${id}-link`}
        route={evidenceApi.shareLink}
        input={{ id }}
        primary={!issued}
        label={issued ? again : { zh: '领取凭证', en: 'Take the token' }}
        confirm={
          issued
            ? { title: again, text: { zh: '先前的凭证随即失效。', en: 'The one before ends at once.' } }
            : undefined
        }
        onDone={setToken}
      />
      {token && <Told id={id} token={token} recipient={recipient} />}
    </>
  );
};

const Told = ({ id, token, recipient }: { id: string; token: Token; recipient: string }) => {
  const t = useText();
  const { message } = App.useApp();
  const address = `${location.origin}/shares/${token.token}`;
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => message.success(t('已复制', 'Copied')),
      () =>
        message.error(t('浏览器不允许复制，请选中地址手工复制', 'Select the address and copy it by hand')),
    );
  return (
    <div className="told" data-testid={`share-${id}-told`}>
      <p>
        {t(
          '请把下列地址交给接收机关。地址只在此显示一次，离开本页后只能重新领取。',
          'Hand this address to the recipient. It is shown here once; later you can only take another.',
        )}
      </p>
      <Facts
        prose
        items={[
          [
            t('领取地址', 'Address'),
            <span className="code" data-testid={`share-${id}-address`}>
              {address}
            </span>,
          ],
          [t('领取时填写的机关名称', 'Name to be typed there'), recipient],
          [t('有效至', 'Valid until'), timeOf(token.until)],
          [t('可领取', 'May be fetched'), t(`${token.uses} 次`, `${token.uses} time(s)`)],
        ]}
      />
      <Button onClick={() => void copy()} data-testid={`share-${id}-copy`}>
        {t('复制地址', 'Copy the address')}
      </Button>
    </div>
  );
};
