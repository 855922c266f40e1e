import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, normalize } from 'node:path';
import * as contracts from '@sanzhi/contracts';
import { repository } from '@sanzhi/testing';
import { portsOf } from '../../deploy/local/instance.ts';

const ignored = /(^|\/)(node_modules|dist|\.sanzhi|\.nx|\.git)(\/|$)/;
const find = (pattern: string): string[] =>
  globSync(pattern, { cwd: repository, exclude: (path) => ignored.test(path) });
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const files = find('**/*.*').filter((path) => !ignored.test(path));
const documents = find('{*.md,docs/*.md,docs/adr/*.md}');

/** Blocks of code are examples, not claims. */
const prose = (path: string): string => read(path).replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
const spans = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
const rowsUnder = (path: string, heading: string): string[][] => {
  const section = prose(path).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const anchorsOf = (path: string): string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const linkFault = (from: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path));
  return (
    !existsSync(join(repository, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
  );
};

const rooms = /^(services|libs|deploy|docs|tests|tools|bench|k8s)(\/|$)/;
const fileName = /^[\w*-][\w./*-]*\.(ts|tsx|mjs|cjs|java|json|md|yml)$/;
const isThere = (path: string): boolean =>
  find(path).length > 0 || files.some((file) => matchesGlob(file, path) || matchesGlob(file, `**/${path}`));

describe.each(documents)('%s', (path) => {
  const said = spans(prose(path));

  it('links to what is there', () => {
    const links = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    const own = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(own.filter((link) => linkFault(path, link))).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const named = said.filter(
      (code) => /^[\w./*-]+$/.test(code) && (rooms.test(code) || fileName.test(code)),
    );
    expect(named.filter((code) => !isThere(code))).toEqual([]);
  });

  it('names only events that are defined, and commands that are scripts', () => {
    const types = new Set(contracts.allEvents.map(({ type }) => type.replace('cn.sanzhi.', '')));
    const events = said.filter((code) => /^(evidence|review|disclosure)(\.[a-z-]+)+\.v\d+$/.test(code));
    expect(events.filter((event) => !types.has(event))).toEqual([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = [...read(path).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const page = 'docs/architecture.md';

  it('names for each law tests that bear its number', () => {
    const laws = rowsUnder(page, 'Laws of the house');
    expect(laws.map(([law]) => Number(law?.split(' ')[0]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const [law = '', , tests = ''] of laws) {
      const name = `law ${law.split(' ')[0] ?? ''}`;
      const attacks = spans(tests).filter((code) => /\.(spec|contract)\.ts$/.test(code));
      expect(attacks.length > 0 || tests.startsWith('not yet')).toBe(true);
      expect(attacks.filter((file) => !read(file).includes(name)).map((file) => `${name}: ${file}`)).toEqual(
        [],
      );
    }
  });

  it('says who hears what as the consumers do', () => {
    const heard = find('services/*/src/**/*.ts').flatMap((path) =>
      [...read(path).matchAll(/@OnEvent\(('#'|\w+)/g)].map(([, name = '']) => {
        const contract = (contracts as unknown as Record<string, { type: string } | undefined>)[name];
        return `${contract?.type.replace('cn.sanzhi.', '') ?? 'every event'} ${path}`;
      }),
    );
    const written = rowsUnder(page, 'Who hears what').map(([event = '', by = '']) => {
      const [file = ''] = spans(by);
      return `${spans(event)[0] ?? event} ${file}`;
    });
    expect(written.sort()).toEqual(heard.sort());
  });

  it('gives the ports that are used', () => {
    const written = rowsUnder(page, 'Ports').map(([port, name = '']) => [spans(name)[0], Number(port)]);
    expect(Object.fromEntries(written)).toEqual(portsOf('main', {}));
  });
});

describe('docs/glossary.md', () => {
  const rows = prose('docs/glossary.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , code = '']) => code.startsWith('`'));
  const column = (index: number): string[] => rows.map((row) => row[index] ?? '');

  it('has each term and each word once', () => {
    for (const words of [column(1), column(2)])
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('has words that the code uses', () => {
    const sources = find('{libs/contracts,libs/statute,services/*}/src/**/*.ts').map(read).join('\n');
    const unused = column(2)
      .map((code) => code.replaceAll('`', ''))
      .filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(sources));
    expect(unused).toEqual([]);
  });

  it('has every role', () => {
    const words = column(2).map((code) => code.replaceAll('`', ''));
    expect(contracts.roles.filter((role) => !words.includes(role))).toEqual([]);
  });
});
