import { askFor, publicKeys } from './ask.ts';
import { digestOf } from './digest-of.ts';
import { isWhole, verify, type Verdict } from './verify.ts';
import { wordsOf, type CheckWords } from './words.ts';

const say = wordsOf(document.documentElement.lang);

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text?: string,
  data: Record<string, string> = {},
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  Object.assign(made.dataset, data);
  return made;
};

interface Step {
  name: string;
  holds: boolean | undefined;
  text: string;
}

const stepsOf = (verdict: Verdict, words: CheckWords): Step[] => {
  const { file, inclusion, signedBy, witnesses, index, size } = verdict;
  const list = (names: string[]) => names.join('、');
  return [
    { name: 'file', holds: file, text: file ? words.file.yes : words.file.no },
    {
      name: 'inclusion',
      holds: inclusion,
      text: inclusion ? words.inclusion.yes(index, size) : words.inclusion.no,
    },
    {
      name: 'signed',
      holds: signedBy.length > 0,
      text: signedBy.length ? words.signed.yes(list(signedBy)) : words.signed.no,
    },
    {
      name: 'witnessed',
      holds: witnesses.length > 0 || undefined,
      text: witnesses.length ? words.witnessed.yes(list(witnesses)) : words.witnessed.no,
    },
  ];
};

const marked = ({ name, holds, text }: Step): HTMLElement => {
  const word = holds === undefined ? say.none : holds ? say.yes : say.no;
  const sign = holds === undefined ? '–' : holds ? '✓' : '✗';
  return element('li', `${sign} ${text}（${word}）`, { step: name, holds: String(holds ?? 'none') });
};

const place = document.getElementById('steps');
const show = (result: string, ...parts: HTMLElement[]) => {
  if (!place) return;
  place.hidden = false;
  place.className = 'answer';
  place.dataset['answer'] = result;
  place.replaceChildren(element('h2', say.title), ...parts);
};

const look = async (sha256: string, name?: string): Promise<void> => {
  const about = element('p', `${name ? `${name} · ` : ''}${say.digest(sha256)}`);
  show('asking', about, element('p', say.asking));
  const [{ found, pending }, keys] = await Promise.all([askFor(sha256), publicKeys()]);
  if (!found) {
    const text = pending ? say.pending : say.missing;
    show(pending ? 'pending' : 'missing', about, element('p', text));
    return;
  }
  const verdict = verify(sha256, found, keys);
  const whole = isWhole(verdict);
  const steps = element('ol');
  steps.append(...stepsOf(verdict, say).map(marked));
  const head = element('p');
  head.append(element('strong', whole ? `✓ ${name ? say.whole : say.wholeDigest}` : `✗ ${say.broken}`));
  show(whole ? 'found' : 'broken', head, about, steps, element('p', say.keys));
};

const failed = () => show('failed', element('p', say.failed));

const take = async (file: File): Promise<void> => {
  const bar = element('progress');
  bar.max = Math.max(1, file.size);
  bar.setAttribute('aria-label', say.reading);
  show('reading', element('p', `${file.name} · ${say.reading}`), bar);
  const sha256 = await digestOf(file, (done) => {
    bar.value = done;
  });
  /** What the server answered was about another digest. */
  document.getElementById('answer')?.remove();
  const typed = document.getElementById('sha256');
  if (typed instanceof HTMLInputElement) typed.value = sha256;
  await look(sha256, file.name);
};

const drop = document.getElementById('drop');
const input = document.getElementById('file');
if (drop && input instanceof HTMLInputElement) {
  drop.hidden = false;
  const chosen = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) take(file).catch(failed);
  };
  input.addEventListener('change', () => chosen(input.files));
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    chosen(event.dataTransfer?.files);
  });
  /** The digest of a receipt's QR code: its proof is checked here as well. */
  const asked = drop.dataset['sha256'] ?? '';
  if (/^[0-9a-f]{64}$/.test(asked)) look(asked).catch(failed);
}
