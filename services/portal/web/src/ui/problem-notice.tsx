import { Alert, Button, Space } from 'antd';
import { asProblem } from '../api/problem.ts';
import { signIn } from '../api/sign-in.ts';
import { useText } from '../language.ts';

/** What happened, what is missing, what to do next. Never a stack. */
export const ProblemNotice = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const t = useText();
  const { status, body } = asProblem(error);
  const more = [
    ...(body.missing ?? []).map((words) => t(words)),
    ...(body.errors ?? []).map(
      (fault) => `${fault.field}：${t(fault)}${fault.basis ? `（${fault.basis}）` : ''}`,
    ),
  ];
  return (
    <Alert
      type={status >= 500 || status === 0 ? 'warning' : 'error'}
      showIcon
      role="alert"
      data-testid="problem"
      data-code={body.code}
      title={
        status === 401 ? t('登录已失效，请重新登录', 'Your session has ended; sign in again') : t(body.detail)
      }
      description={
        <>
          {more.length > 0 && (
            <ul className="plain-list" data-testid="problem-missing">
              {more.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
          {body.basis && <div>{t('依据：', 'Basis: ') + body.basis}</div>}
          {status === 412 && (
            <div>
              {t(
                '页面内容已更新，请核对后再操作。',
                'The page has been brought up to date; check it and act again.',
              )}
            </div>
          )}
          {body.trace && <div className="quiet">{t('追踪号：', 'Trace: ') + body.trace}</div>}
        </>
      }
      action={
        <Space orientation="vertical">
          {status === 401 && (
            <Button onClick={signIn} data-testid="problem-sign-in">
              {t('重新登录', 'Sign in')}
            </Button>
          )}
          {retry && status !== 401 && (
            <Button onClick={retry} data-testid="problem-retry">
              {t('重试', 'Try again')}
            </Button>
          )}
        </Space>
      }
    />
  );
};
