import { blobSource, verifyBundle, type BundleReport, type ByteSource, type Check } from '../index.ts';

const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const element = (tag: string, text: string, className = ''): HTMLElement => {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
};

/** Every byte passes twice: once as a file of the bag, once as the archive it must be equal to. */
const counting = (source: ByteSource, tell: (share: number) => void): ByteSource => {
  let read = 0;
  return {
    size: source.size,
    slice: async function* (start, end) {
      for await (const part of source.slice(start, end)) {
        read += part.length;
        tell(Math.min(1, read / (2 * source.size)));
        yield part;
      }
    },
  };
};

const lineOf = ({ zh, en, findings, remark }: Check): HTMLElement => {
  const good = findings.length === 0;
  const line = element('li', `${good ? '✓' : '✗'} ${zh}`, good ? 'good' : 'bad');
  line.append(element('div', en, 'en'));
  if (remark) line.append(element('div', remark.zh), element('div', remark.en, 'en'));
  for (const { place, zh: what, en: english } of findings) {
    line.append(element('div', `${place}：${what}`), element('div', english, 'en'));
  }
  return line;
};

const factsOf = ({
  note,
  entries,
  recorded,
  checkpoint,
  logKey,
  files,
}: BundleReport): [string, string][] => [
  ...(note
    ? [
        ['案件', note.matter] as [string, string],
        ['导出时间', note.exportedAt.toLocaleString('zh-CN')] as [string, string],
      ]
    : []),
  ...(entries
    ? [
        [
          '账本条目',
          `${entries.total} 条${entries.erased > 0 ? `，其中 ${entries.erased} 条正文已依法销毁` : ''}`,
        ] as [string, string],
      ]
    : []),
  ...(recorded ?? []).map(({ first, last, noLaterThan }): [string, string] => [
    `第 ${first}–${last} 条入账`,
    `不晚于 ${noLaterThan.toLocaleString('zh-CN')}（见证方所见）`,
  ]),
  ['文件', `${files} 个`],
  ...(checkpoint
    ? [
        ['账本', `${checkpoint.origin}，共 ${checkpoint.size} 条`] as [string, string],
        [
          '见证方',
          checkpoint.witnessed
            .map(({ name, time }) => `${name}（${time.toLocaleString('zh-CN')}）`)
            .join('，') || '无',
        ] as [string, string],
      ]
    : []),
  ...(logKey
    ? [
        [logKey.given ? '公钥（由您给出）' : '公钥（取自包内，请与另行取得的核对）', logKey.vkey] as [
          string,
          string,
        ],
      ]
    : []),
];

const show = (report: BundleReport): void => {
  const { accepted, checks, logKey } = report;
  const verdict = at('verdict');
  const own = logKey?.given === false ? '（以包内公钥）' : '';
  verdict.textContent = accepted ? `核验通过${own} Accepted` : '核验不通过 Refused';
  verdict.className = accepted ? 'good' : 'bad';
  at('facts').replaceChildren(
    ...factsOf(report).flatMap(([term, value]) => [element('dt', term), element('dd', value, 'key')]),
  );
  at('checks').replaceChildren(...checks.map(lineOf));
};

let latest = 0;

const verify = async (file: File): Promise<void> => {
  latest += 1;
  const turn = latest;
  const progress = at('progress');
  at('verdict').textContent = '';
  at('facts').replaceChildren();
  at('checks').replaceChildren();
  const key = at<HTMLTextAreaElement>('key').value.trim();
  const source = counting(blobSource(file), (share) => {
    if (turn === latest) progress.textContent = `正在核验 ${Math.floor(share * 100)}%`;
  });
  try {
    const report = await verifyBundle(source, key === '' ? {} : { logKey: key });
    if (turn === latest) show(report);
  } catch (error) {
    if (turn !== latest) return;
    at('verdict').textContent =
      `无法核验 Cannot verify: ${error instanceof Error ? error.message : String(error)}`;
    at('verdict').className = 'bad';
  } finally {
    if (turn === latest) progress.textContent = '';
  }
};

const drop = at('drop');
const input = at<HTMLInputElement>('file');
input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void verify(file);
  input.value = '';
});
for (const type of ['dragover', 'drop', 'dragleave'])
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', type === 'dragover');
    const [file] = type === 'drop' ? ((event as DragEvent).dataTransfer?.files ?? []) : [];
    if (file) void verify(file);
  });
