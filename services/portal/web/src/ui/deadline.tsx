import { workingDaysBetween } from '@sanzhi/statute';
import { Tag } from 'antd';
import { useText } from '../language.ts';
import { today } from './time.ts';

interface DeadlineProps {
  due: string;
  level?: string;
  provisional?: boolean;
  paused?: boolean;
  basis?: string;
}

const colours: Record<string, string> = {
  overdue: 'red',
  'one-day': 'volcano',
  'two-days': 'orange',
  half: 'gold',
};

/** 还剩 n 个工作日，date; in words, not by colour alone. */
export const DeadlineTag = ({ due, level = 'none', provisional, paused, basis }: DeadlineProps) => {
  const t = useText();
  const left = workingDaysBetween(today(), due);
  const when =
    left < 0 || level === 'overdue'
      ? t(`已逾期，应于 ${due} 前办结`, `Overdue since ${due}`)
      : left === 0
        ? t(`今天到期（${due}）`, `Due today (${due})`)
        : t(`还剩 ${left} 个工作日，${due} 前`, `${left} working day(s) left, by ${due}`);
  return (
    <Tag
      color={paused ? 'blue' : (colours[level] ?? 'green')}
      title={basis}
      className="deadline"
      data-level={level}
    >
      {paused ? t('已暂停计时，原定 ', 'Paused, was ') + due : when}
      {provisional && t('（节假日安排未公布，暂定）', ' (provisional: holidays not yet announced)')}
    </Tag>
  );
};
